package io.evenkeel.core.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Nodes and shards while moves are tried on them. The use of a node is its load by its cores. */
final class Loads {

  /** One node; its load changes with the moves. */
  static final class Node {
    private final NodeLoad view;
    private final Map<String, Double> weights = new HashMap<>();
    private double load;

    private Node(NodeLoad view, double shardCores) {
      this.view = view;
      view.shards().forEach((shard, work) -> put(shard, work + shardCores));
    }

    String name() {
      return view.node();
    }

    boolean takes() {
      return view.takes();
    }

    double use() {
      return load / view.cores();
    }

    double useWith(double weight) {
      return (load + weight) / view.cores();
    }

    private void put(String shard, double weight) {
      weights.put(shard, weight);
      load += weight;
    }

    private double remove(String shard) {
      double weight = Objects.requireNonNull(weights.remove(shard));
      load -= weight;
      return weight;
    }
  }

  /**
   * A move that is thought of.
   *
   * @param part of the use of its node that the shard makes
   * @param after use of the node that it would go to
   */
  record Trial(String shard, Node from, Node to, double part, double after) {

    /** By how much the higher use of the two nodes falls. */
    double gain() {
      return from.use() - Math.max(from.use() - part, after);
    }
  }

  private static final Comparator<Trial> BEST =
      Comparator.comparingDouble(Trial::gain)
          .thenComparing(Trial::shard, Comparator.reverseOrder())
          .thenComparing(trial -> trial.to.name(), Comparator.reverseOrder());

  private final List<Node> nodes = new ArrayList<>();
  private final double mean;

  Loads(Collection<NodeLoad> views, double shardCores) {
    views.forEach(view -> nodes.add(new Node(view, shardCores)));
    double cores = views.stream().mapToDouble(NodeLoad::cores).sum();
    this.mean = nodes.stream().mapToDouble(node -> node.load).sum() / cores;
  }

  /** The use that all nodes would have if work could be divided at will. */
  double mean() {
    return mean;
  }

  double peak() {
    return nodes.stream().mapToDouble(Node::use).max().orElse(0);
  }

  /** The busiest first; of those with equal use, by name. */
  List<Node> busiest() {
    return nodes.stream()
        .sorted(Comparator.comparingDouble(Node::use).reversed().thenComparing(Node::name))
        .toList();
  }

  /** The move away from a node that lessens the higher use of the two nodes most. */
  Optional<Trial> best(Node from, Predicate<Trial> allowed) {
    return from.weights.entrySet().stream()
        .flatMap(
            shard ->
                nodes.stream()
                    .filter(to -> to != from && to.takes())
                    .map(to -> trial(shard.getKey(), from, to, shard.getValue())))
        .filter(allowed)
        .max(BEST);
  }

  private static Trial trial(String shard, Node from, Node to, double weight) {
    return new Trial(shard, from, to, weight / from.view.cores(), to.useWith(weight));
  }

  Move make(Trial trial) {
    trial.to.put(trial.shard, trial.from.remove(trial.shard));
    return new Move(trial.shard, trial.from.name(), trial.to.name());
  }
}
