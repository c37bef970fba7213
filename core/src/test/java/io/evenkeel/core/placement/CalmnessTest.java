package io.evenkeel.core.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hours of a cluster each: does it come to rest, and how even is it then? */
@Execution(ExecutionMode.CONCURRENT)
class CalmnessTest {

  private static final long HOUR = 3_600;
  private static final int SHARDS = 100;
  private static final BalanceSettings DEFAULTS =
      new BalanceSettings(
          0.002,
          0.1,
          0.25,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          2,
          Duration.ofMinutes(5),
          3);

  /** Akka by the number of shards would not move any. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void evenShardsWithNoisyFiguresAreNeverMoved(long seed) {
    var nodes = nodes(4, (shard, second) -> 0.04, 1, seed);
    nodes.run(2 * HOUR);
    assertThat(nodes.moves).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void unevenShardsBecomeEvenAndRest(long seed) {
    var works = zipf(seed, 4);
    var nodes = nodes(4, (shard, second) -> works.get(shard), 0.5, seed);
    nodes.run(2 * HOUR);
    assertThat(nodes.peak()).isLessThan(1.25 * nodes.mean());
    assertThat(nodes.movesSince(HOUR)).as("moves in the second hour").isZero();
    assertThat(nodes.moves.size()).as("all moves").isLessThan(SHARDS / 2);
  }

  /** It cannot be divided; the others leave its node, and it stays. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneHotShardIsNotMovedAround(long seed) {
    var nodes = nodes(3, (shard, second) -> shard.equals("s50") ? 1.5 : 0.01, 0.3, seed);
    nodes.run(2 * HOUR);
    assertThat(nodes.moves).noneMatch(moved -> moved.move().shard().equals("s50"));
    assertThat(nodes.movesSince(HOUR)).isZero();
    assertThat(nodes.shardsOn(nodes.homes.get("s50"))).isLessThan(SHARDS / 3);
  }

  /** An adversary makes those shards hot, time and again, that were moved last. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whoeverHeatsWhatWasMovedGetsNoMoreThanABoundedNumberOfMoves(long seed) {
    var hot = new HashMap<String, Boolean>();
    var nodes = nodes(3, (shard, second) -> hot.containsKey(shard) ? 0.3 : 0.02, 0.3, seed);
    for (int i = 0; i < SHARDS / 3; i += 6) {
      hot.put("s" + 3 * i, true);
    }
    for (int minute = 0; minute < 120; minute++) {
      int before = nodes.moves.size();
      nodes.run(60);
      nodes.moves.subList(before, nodes.moves.size()).forEach(m -> hot.put(m.move().shard(), true));
      while (hot.size() > 6) {
        hot.remove(hot.keySet().iterator().next());
      }
    }
    assertPaced(nodes);
  }

  /** Half of the shards are hot, then the other half: as long as it takes to move some. */
  @ParameterizedTest(name = "{0} s")
  @ValueSource(longs = {20, 45, 60, 120, 600})
  void loadsThatFlipAreNotChasedFasterThanTheBounds(long period) {
    ToDoubleBiFunction<String, Long> flip =
        (shard, second) -> (number(shard) % 2 == 0) == (second / period % 2 == 0) ? 0.05 : 0.005;
    var nodes = nodes(2, flip, 0.3, 1);
    nodes.run(2 * HOUR);
    assertPaced(nodes);
    if (period <= 20) {
      assertThat(nodes.moves).as("shorter than is looked at").isEmpty();
    }
    assertThat(nodes.movesSince(HOUR)).as("both kinds are mixed by then").isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aNewNodeGetsItsShareAtOnceAndNoMore(long seed) {
    var works = zipf(seed, 2.5);
    var nodes = nodes(3, (shard, second) -> works.get(shard), 0.3, seed);
    nodes.run(HOUR);
    long before = nodes.moves.size();
    nodes.node("n9", 2);
    nodes.run(30);
    assertThat(nodes.use("n9")).isBetween(0.7 * nodes.mean(), 1.1 * nodes.mean());
    assertThat(nodes.movesSince(HOUR)).isEqualTo(nodes.moves.size() - before);
    assertThat(nodes.moves.subList((int) before, nodes.moves.size()))
        .allMatch(moved -> moved.move().to().equals("n9"));
    nodes.run(HOUR);
    assertThat(nodes.movesSince(HOUR + 1_000)).isZero();
    assertThat(nodes.peak()).isLessThan(1.25 * nodes.mean());
  }

  /** As many as Akka moves, which has only their number. */
  @ParameterizedTest(name = "{0} nodes")
  @ValueSource(ints = {1, 2, 3, 5})
  void whereNothingIsDoneANewNodeGetsItsShareByNumber(int old) {
    var nodes = nodes(old, (shard, second) -> 0, 0, 1);
    nodes.run(100);
    nodes.node("n9", 2);
    nodes.run(100);
    assertThat(nodes.shardsOn("n9")).isEqualTo(SHARDS / (old + 1));
    assertThat(nodes.moves).hasSize(SHARDS / (old + 1));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void aSlowNodeIsGivenLess(long seed) {
    var works = zipf(seed, 2);
    var nodes = nodes(3, (shard, second) -> works.get(shard), 0.3, seed);
    nodes.node("n1", 0.5);
    nodes.run(HOUR);
    assertThat(nodes.use("n1")).isLessThan(1.25 * nodes.mean());
    nodes.run(HOUR);
    assertThat(nodes.movesSince(HOUR)).isZero();
  }

  private static void assertPaced(SimulatedNodes nodes) {
    var last = new HashMap<String, Long>();
    var rounds = new HashMap<Long, Integer>();
    for (var moved : nodes.moves) {
      var before = last.put(moved.move().shard(), moved.second());
      assertThat(before == null || moved.second() - before >= 300).as("%s", moved).isTrue();
      assertThat(rounds.merge(moved.second(), 1, Integer::sum)).isLessThanOrEqualTo(2);
    }
    assertThat(rounds.size()).isLessThanOrEqualTo((int) (2 * HOUR / 10));
  }

  /** Shards by turns on nodes n0, n1, … of two processors each. */
  private static SimulatedNodes nodes(
      int count, ToDoubleBiFunction<String, Long> work, double noise, long seed) {
    var nodes = new SimulatedNodes(DEFAULTS, work, noise, new SplittableRandom(seed));
    for (int i = 0; i < count; i++) {
      nodes.node("n" + i, 2);
    }
    for (int i = 0; i < SHARDS; i++) {
      nodes.homes.put("s" + i, "n" + i % count);
    }
    return nodes;
  }

  /** By Zipf's law with exponent 0.8, dealt out by chance. */
  private static Map<String, Double> zipf(long seed, double all) {
    var random = new SplittableRandom(seed);
    var ranks = random.ints(SHARDS, 0, Integer.MAX_VALUE).boxed().toList();
    var works = new HashMap<String, Double>();
    for (int i = 0; i < SHARDS; i++) {
      int mine = ranks.get(i);
      long rank = 1 + ranks.stream().filter(other -> other < mine).count();
      works.put("s" + i, Math.pow(rank, -0.8));
    }
    double sum = works.values().stream().mapToDouble(Double::doubleValue).sum();
    works.replaceAll((shard, work) -> work * all / sum);
    return works;
  }

  private static int number(String shard) {
    return Integer.parseInt(shard.substring(1));
  }
}
