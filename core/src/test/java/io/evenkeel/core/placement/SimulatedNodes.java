package io.evenkeel.core.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/** Nodes whose shards make work, measured with noise and looked at once a second. */
final class SimulatedNodes {

  /** A move and when it was made. */
  record Moved(long second, Move move) {}

  final List<Moved> moves = new ArrayList<>();
  final Map<String, String> homes = new TreeMap<>();

  private final Map<String, Double> cores = new TreeMap<>();
  private final Map<String, FadingRate> measured = new HashMap<>();
  private final WorkBalance balance;
  private final ToDoubleBiFunction<String, Long> work;
  private final double noise;
  private final SplittableRandom random;
  private BalanceMemory memory = BalanceMemory.NONE;
  private long second;

  /**
   * No nodes yet.
   *
   * @param work of a shard in a second, in processors
   * @param noise standard deviation of the logarithm of what is measured in one second
   */
  SimulatedNodes(
      BalanceSettings settings,
      ToDoubleBiFunction<String, Long> work,
      double noise,
      SplittableRandom random) {
    this.balance = new WorkBalance(settings);
    this.work = work;
    this.noise = noise;
    this.random = random;
  }

  void node(String name, double nodeCores) {
    cores.put(name, nodeCores);
  }

  void run(long seconds) {
    for (long end = second + seconds; second < end; second++) {
      homes.keySet().forEach(this::measure);
      var verdict = balance.decide(loads(), Set.of(), memory, second * 1000);
      memory = verdict.memory();
      for (var move : verdict.moves()) {
        homes.put(move.shard(), move.to());
        moves.add(new Moved(second, move));
      }
    }
  }

  long movesSince(long from) {
    return moves.stream().filter(moved -> moved.second >= from).count();
  }

  long shardsOn(String node) {
    return homes.values().stream().filter(node::equals).count();
  }

  /** The use of a node's processors, without noise. */
  double use(String node) {
    return homes.keySet().stream()
            .filter(shard -> homes.get(shard).equals(node))
            .mapToDouble(shard -> work.applyAsDouble(shard, second))
            .sum()
        / cores.getOrDefault(node, 1.0);
  }

  double peak() {
    return cores.keySet().stream().mapToDouble(this::use).max().orElse(0);
  }

  double mean() {
    double all =
        homes.keySet().stream().mapToDouble(shard -> work.applyAsDouble(shard, second)).sum();
    return all / cores.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private void measure(String shard) {
    double factor = Math.exp(noise * random.nextGaussian() - noise * noise / 2);
    measured
        .computeIfAbsent(shard, s -> new FadingRate(10))
        .add(work.applyAsDouble(shard, second) * factor, 1);
  }

  private List<NodeLoad> loads() {
    var shards = new TreeMap<String, Map<String, Double>>();
    cores.keySet().forEach(node -> shards.put(node, new HashMap<>()));
    homes.forEach((shard, node) -> shards.get(node).put(shard, measured.get(shard).perSecond()));
    return shards.entrySet().stream()
        .map(n -> new NodeLoad(n.getKey(), cores.get(n.getKey()), true, true, n.getValue()))
        .toList();
  }
}
