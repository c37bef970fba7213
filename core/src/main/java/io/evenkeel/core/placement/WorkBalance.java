package io.evenkeel.core.placement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which shards move to other nodes, by the work that they were measured to make. Pure.
 *
 * <p>Work can be divided between nodes by whole shards only: the makespan problem on machines of
 * several speeds. A shard is placed where the use is least with it, which for shards in descending
 * order is Graham's longest-processing-time rule ("Bounds on multiprocessing timing anomalies",
 * SIAM J. Appl. Math. 17, 1969: within 4/3 of the best on equal machines). From there on single
 * shards jump from a busy node to the one with which the busier of the two falls most; where no
 * jump helps, the busiest of m equal nodes has at most 2 - 2/(m+1) times the least possible (Finn
 * and Horowitz, "A linear time approximation algorithm for multiprocessor scheduling", BIT 19,
 * 1979). More is not worth having: figures are noisy, and a move costs the shard's callers a
 * moment.
 *
 * <p>Why it comes to rest: a jump is made only when the higher use of the two nodes falls by at
 * least half of the shard's part, so that the difference between them is not turned around; the
 * first one only when a node was above the threshold all the time for long, and the last one at
 * half of it; and a shard that was moved rests. One that makes more than a node's share by itself
 * stays, and the others leave it.
 */
public final class WorkBalance {

  /** The part of a shard's own weight that has to be gained. */
  private static final double GAIN = 0.5;

  /** A shard that makes less of what is too much is not worth a move. */
  private static final double WORTH = 0.005;

  /** For sums that are not exact. */
  private static final double ROUNDING = 1e-9;

  private final BalanceSettings settings;

  /**
   * What was decided.
   *
   * @param moves to begin with now
   * @param filling whether they are to a new node, which may get more soon
   * @param memory for the next decision
   */
  public record Verdict(List<Move> moves, boolean filling, BalanceMemory memory) {
    public Verdict {
      moves = List.copyOf(moves);
    }
  }

  public WorkBalance(BalanceSettings settings) {
    this.settings = settings;
  }

  /**
   * The node with the least use when it has the shard.
   *
   * @param work of the shard, in processors
   * @return empty when no node takes any
   */
  public Optional<String> place(List<NodeLoad> nodes, double work) {
    double weight = work + settings.shardCores();
    return new Loads(nodes, settings.shardCores())
        .busiest().stream()
            .filter(Loads.Node::takes)
            .min(
                Comparator.comparingDouble((Loads.Node node) -> node.useWith(weight))
                    .thenComparing(Loads.Node::name))
            .map(Loads.Node::name);
  }

  /**
   * Looks at all nodes.
   *
   * @param nodes at least one
   * @param moving shards under way, which are counted where they go to; while there are any, no
   *     further one begins to move
   * @param nowMillis by a clock that only goes forward
   */
  public Verdict decide(
      List<NodeLoad> nodes, Set<String> moving, BalanceMemory before, long nowMillis) {
    var loads = new Loads(nodes, settings.shardCores());
    var memory =
        watch(nodes, loads, before.saw(nodes, nowMillis, millis(settings.shardRest())), nowMillis);
    if (!moving.isEmpty()) {
      return new Verdict(List.of(), false, memory);
    }
    var fill = fill(loads, memory);
    if (!fill.isEmpty()) {
      return new Verdict(fill, true, memory.moved(fill, memory.lastRound(), nowMillis));
    }
    memory = memory.filled(nodes);
    var round = due(memory, nowMillis) ? round(loads, memory) : List.<Move>of();
    return round.isEmpty()
        ? new Verdict(round, false, memory)
        : new Verdict(round, false, memory.moved(round, OptionalLong.of(nowMillis), nowMillis));
  }

  /** Keeps since when a node has too much, which is not known as long as one says nothing. */
  private BalanceMemory watch(
      List<NodeLoad> nodes, Loads loads, BalanceMemory memory, long nowMillis) {
    boolean known = nodes.stream().allMatch(NodeLoad::measured) && use(nodes) >= settings.quiet();
    return memory.uneven(
        known && loads.peak() > limit(loads, settings.threshold()),
        !known || loads.peak() <= limit(loads, memory.begun() ? end() : settings.threshold()),
        nowMillis);
  }

  /** Lower than where it begins, so that noise does not end and begin it by turns. */
  private double end() {
    return settings.threshold() / 2;
  }

  private static double limit(Loads loads, double threshold) {
    return loads.mean() * (1 + threshold);
  }

  /** Of all processors, by measured work. */
  private static double use(List<NodeLoad> nodes) {
    double work =
        nodes.stream()
            .flatMap(node -> node.shards().values().stream())
            .mapToDouble(Double::doubleValue)
            .sum();
    return work / nodes.stream().mapToDouble(NodeLoad::cores).sum();
  }

  private boolean due(BalanceMemory memory, long now) {
    var since = memory.since();
    var last = memory.lastRound();
    return since.isPresent()
        && now - since.getAsLong() >= millis(settings.sustained())
        && (last.isEmpty() || now - last.getAsLong() >= millis(settings.round()));
  }

  /** A new node gets its share at once, but never more. */
  private List<Move> fill(Loads loads, BalanceMemory memory) {
    return moves(
        settings.movesToNew(),
        loads,
        loads.mean(),
        trial ->
            memory.isNew(trial.to().name())
                && trial.after() <= loads.mean() * (1 + ROUNDING)
                && trial.gain() >= GAIN * trial.part());
  }

  private List<Move> round(Loads loads, BalanceMemory memory) {
    return moves(
        settings.movesPerRound(),
        loads,
        limit(loads, end()),
        trial ->
            !memory.rests(trial.shard())
                && trial.part() >= WORTH * (trial.from().use() - loads.mean())
                && trial.gain() >= GAIN * trial.part());
  }

  /** One after the other, each the best from the busiest node that has one. */
  private static List<Move> moves(
      int most, Loads loads, double busy, Predicate<Loads.Trial> allowed) {
    var moves = new ArrayList<Move>();
    Predicate<Loads.Trial> again =
        trial -> moves.stream().anyMatch(move -> move.shard().equals(trial.shard()));
    while (moves.size() < most) {
      var next =
          loads.busiest().stream()
              .filter(node -> node.use() > busy)
              .flatMap(node -> loads.best(node, again.negate().and(allowed)).stream())
              .findFirst();
      if (next.isEmpty()) {
        break;
      }
      moves.add(loads.make(next.get()));
    }
    return moves;
  }

  private static long millis(Duration duration) {
    return duration.toMillis();
  }
}
