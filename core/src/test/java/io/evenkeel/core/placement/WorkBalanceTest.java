package io.evenkeel.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.core.placement.WorkBalance.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkBalanceTest {

  private static final BalanceSettings SETTINGS =
      new BalanceSettings(
          1e-9,
          0.1,
          0.2,
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          2,
          Duration.ofMinutes(5),
          3);

  private final WorkBalance balance = new WorkBalance(SETTINGS);

  @Test
  void theShardThatMakesBothMostEvenMovesOnceItWasUnevenForLong() {
    var nodes = List.of(node("a", 2, 0.8, 0.3, 0.15, 0.1), node("b", 2, 0.6));
    var first = decide(nodes, BalanceMemory.NONE, 0);
    assertThat(first.moves()).isEmpty();
    var before = decide(nodes, first.memory(), 29_999);
    assertThat(before.moves()).isEmpty();
    assertThat(decide(nodes, before.memory(), 30_000).moves())
        .containsExactly(new Move("a1", "a", "b"));
  }

  @Test
  void aPeakThatPassesMovesNothing() {
    var peak = List.of(node("a", 2, 0.8, 0.3, 0.15, 0.1), node("b", 2, 0.6));
    var even = List.of(node("a", 2, 0.3, 0.3, 0.2, 0.1), node("b", 2, 0.9));
    var memory = decide(peak, BalanceMemory.NONE, 0).memory();
    memory = decide(even, memory, 20_000).memory();
    assertThat(decide(peak, memory, 40_000).moves()).isEmpty();
  }

  @Test
  void onceBegunItGoesOnDownToHalfOfTheThreshold() {
    var uneven = List.of(node("a", 2, 0.4, 0.4, 0.4, 0.4), node("b", 2, 0.6));
    var memory = decide(uneven, uneven(), 30_000).memory();
    assertThat(memory.begun()).isTrue();
    var between = List.of(node("a", 2, 0.15, 0.15, 0.15, 0.15, 0.55), node("b", 2, 0.5, 0.35));
    assertThat(decide(between, memory, 40_000).moves()).hasSize(1);
    assertThat(decide(between, uneven(), 40_000).memory().since()).as("not begun").isEmpty();
  }

  @Test
  void roundsAreApartAndAShardThatMovedRests() {
    var nodes = List.of(node("a", 2, 0.4, 0.4, 0.4, 0.4), node("b", 2));
    var settled = List.of(node("a", 2, 0.4, 0.4, 0.4, 0.4), node("b", 2, 0.001));
    var first = decide(settled, uneven(), 40_000);
    assertThat(first.moves()).hasSize(2);
    assertThat(decide(settled, first.memory(), 49_999).moves()).isEmpty();
    var again = decide(settled, first.memory(), 50_000);
    assertThat(again.moves()).hasSize(2).doesNotContainAnyElementsOf(first.moves());
    assertThat(decide(settled, again.memory(), 60_000).moves()).isEmpty();
    assertThat(decide(settled, again.memory(), 40_000 + 300_000).moves())
        .containsExactlyElementsOf(first.moves());
    assertThat(decide(nodes, again.memory(), 60_000).filling()).as("new, as it is empty").isTrue();
  }

  @Test
  void whileShardsMoveNoFurtherOneBegins() {
    var nodes = List.of(node("a", 2, 0.4, 0.4, 0.4, 0.4), node("b", 2));
    var verdict = balance.decide(nodes, Set.of("a0"), uneven(), 40_000);
    assertThat(verdict.moves()).isEmpty();
  }

  @Test
  void whatNobodyMeasuredAndAQuietClusterMoveNothing() {
    var silent =
        List.of(
            node("a", 2, 0.4, 0.4, 0.4, 0.4), new NodeLoad("b", 2, false, true, Map.of("b0", 0.1)));
    var memory = decide(silent, uneven(), 40_000).memory();
    assertThat(memory.since()).isEmpty();
    var quiet = List.of(node("a", 2, 0.1, 0.1, 0.1), node("b", 2, 0.001));
    assertThat(decide(quiet, uneven(), 40_000).memory().since()).isEmpty();
  }

  @Test
  void aNodeThatTakesNothingIsGivenNothing() {
    var nodes =
        List.of(
            node("a", 2, 0.4, 0.4, 0.4, 0.4),
            node("b", 2, 0.6),
            new NodeLoad("c", 2, true, false, Map.of()));
    assertThat(decide(nodes, uneven(), 40_000).moves())
        .isNotEmpty()
        .allMatch(move -> move.to().equals("b"));
    assertThat(balance.place(nodes, 0.1)).contains("b");
    assertThat(balance.place(List.of(nodes.get(2)), 0.1)).isEmpty();
  }

  /** Even where that one is empty: it would only be as full as the other was. */
  @Test
  void aHotShardThatIsAloneStaysOnEqualNodesAndGoesToAStrongerOne() {
    var equal = List.of(node("a", 2, 1.8), node("b", 2, 0.001));
    assertThat(decide(equal, uneven(), 40_000).moves()).isEmpty();
    var stronger = List.of(node("a", 2, 1.8), node("b", 8, 0.001));
    assertThat(decide(stronger, uneven(), 40_000).moves())
        .containsExactly(new Move("a0", "a", "b"));
  }

  @Test
  void oneNodeAloneKeepsWhatItHas() {
    assertThat(decide(List.of(node("a", 2, 1, 1)), uneven(), 40_000).moves()).isEmpty();
    assertThat(decide(List.of(node("a", 2)), BalanceMemory.NONE, 0).moves()).isEmpty();
  }

  @Test
  void withoutAnyWorkShardsArePlacedByTheirNumberAndTheProcessors() {
    var counts = new HashMap<String, Integer>();
    for (int i = 0; i < 90; i++) {
      var nodes =
          List.of(
              node("a", 2, new double[counts.getOrDefault("a", 0)]),
              node("b", 4, new double[counts.getOrDefault("b", 0)]));
      counts.merge(balance.place(nodes, 0).orElseThrow(), 1, Integer::sum);
    }
    assertThat(counts).containsEntry("a", 30).containsEntry("b", 60);
  }

  /** Graham's bound, against the best of all ways to spread eight shards on three nodes. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theLargestFirstIsWithinFourThirdsOfTheBest(long seed) {
    var random = new SplittableRandom(seed);
    var works = new ArrayList<>(random.doubles(8, 0.1, 1).boxed().toList());
    works.sort(Comparator.reverseOrder());
    var placed = new HashMap<String, List<Double>>();
    for (var work : works) {
      var nodes =
          List.of("a", "b", "c").stream().map(n -> node(n, 1, array(placed.get(n)))).toList();
      var to = balance.place(nodes, work).orElseThrow();
      placed.computeIfAbsent(to, n -> new ArrayList<>()).add(work);
    }
    double most =
        placed.values().stream()
            .mapToDouble(w -> w.stream().mapToDouble(Double::doubleValue).sum())
            .max()
            .orElseThrow();
    assertThat(most).isLessThanOrEqualTo((4.0 / 3 - 1.0 / 9) * best(works) + 1e-6);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void eachMoveLessensTheHigherUseOfItsTwoNodes(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      var nodes = new ArrayList<NodeLoad>();
      for (int n = 0; n < 2 + random.nextInt(6); n++) {
        var works = random.doubles(1 + random.nextInt(12), 0, 0.5).toArray();
        nodes.add(node("n" + n, 1 + random.nextInt(8), works));
      }
      assertLessens(nodes, decide(nodes, uneven(), 40_000).moves());
    }
  }

  @Test
  void aSettingOutOfRangeIsNamed() {
    assertThatThrownBy(
            () ->
                new BalanceSettings(
                    0, 0, 1, Duration.ZERO, Duration.ofSeconds(1), 1, Duration.ZERO, 1))
        .hasMessage("evenkeel.placement.shard-cores must be > 0, was 0.0");
    assertThatThrownBy(() -> new NodeLoad("a", 0, true, true, Map.of()))
        .hasMessage("cores must be > 0, was 0.0");
  }

  private static void assertLessens(List<NodeLoad> before, List<Move> moves) {
    assertThat(moves).hasSizeLessThanOrEqualTo(2);
    var use = new HashMap<String, Double>();
    var nodes = new HashMap<String, NodeLoad>();
    before.forEach(n -> nodes.put(n.node(), n));
    before.forEach(n -> use.put(n.node(), sum(n) / n.cores()));
    for (var move : moves) {
      double work = nodes.get(move.from()).shards().get(move.shard());
      double higher = Math.max(use.get(move.from()), use.get(move.to()));
      use.merge(move.from(), -work / nodes.get(move.from()).cores(), Double::sum);
      use.merge(move.to(), work / nodes.get(move.to()).cores(), Double::sum);
      assertThat(Math.max(use.get(move.from()), use.get(move.to()))).isLessThan(higher);
    }
  }

  /** Which has been uneven for long enough at 40 s. */
  private BalanceMemory uneven() {
    var nodes = List.of(node("a", 2, 1, 0.5), node("b", 2, 0.1), node("c", 2, 0.1));
    var memory = decide(nodes, BalanceMemory.NONE, 0).memory();
    assertThat(memory.since()).hasValue(0);
    return withSettled(memory);
  }

  /** Nodes of random tests are not new. */
  private static BalanceMemory withSettled(BalanceMemory memory) {
    return new BalanceMemory(
        true,
        memory.since(),
        memory.lastRound(),
        Set.of("a", "b", "c", "n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7"),
        memory.moved());
  }

  private Verdict decide(List<NodeLoad> nodes, BalanceMemory memory, long nowMillis) {
    return balance.decide(nodes, Set.of(), memory, nowMillis);
  }

  /** With shards named after it. */
  private static NodeLoad node(String name, double cores, double... works) {
    var shards = new HashMap<String, Double>();
    for (int i = 0; i < works.length; i++) {
      shards.put(name + i, works[i]);
    }
    return new NodeLoad(name, cores, true, true, shards);
  }

  private static double sum(NodeLoad node) {
    return node.shards().values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double[] array(List<Double> works) {
    return works == null
        ? new double[0]
        : works.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double best(List<Double> works) {
    double best = Double.MAX_VALUE;
    for (int way = 0; way < Math.pow(3, works.size()); way++) {
      var sums = new double[3];
      int rest = way;
      for (var work : works) {
        sums[rest % 3] += work;
        rest /= 3;
      }
      best = Math.min(best, Math.max(sums[0], Math.max(sums[1], sums[2])));
    }
    return best;
  }
}
