package io.evenkeel.core.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTest {

  private static final Duration WITHIN = Duration.ofSeconds(10);

  @Test
  void theHottestOfEachShardComeInTheOrderOfTheirWork() {
    var warmUp = warmUp(2, 2, 100);
    warmUp.moved("cart", List.of(hot("a", 0.5), hot("b", 0.1), hot("c", 0.09)), 0);
    warmUp.moved("cart", List.of(hot("d", 0.3), hot("e", 0.2), hot("f", 0.1)), 0);
    assertThat(ids(warmUp.begin(0))).containsExactly("a", "d");
    assertThat(warmUp.begin(0)).as("two are under way").isEmpty();
    warmUp.ended();
    assertThat(ids(warmUp.begin(0))).containsExactly("e");
    warmUp.ended();
    warmUp.ended();
    assertThat(ids(warmUp.begin(0))).containsExactly("b");
    warmUp.ended();
    assertThat(warmUp.begin(0)).as("two of each shard").isEmpty();
  }

  @Test
  void ofTooManyTheLeastHotAreLeftAlone() {
    var warmUp = warmUp(10, 10, 3);
    warmUp.moved("cart", List.of(hot("a", 0.5), hot("b", 0.1)), 0);
    warmUp.moved("user", List.of(hot("c", 0.4), hot("d", 0.2)), 0);
    assertThat(ids(warmUp.begin(0))).containsExactly("a", "c", "d");
  }

  @Test
  void whatHasWaitedForTooLongIsLeftAlone() {
    var warmUp = warmUp(10, 1, 10);
    warmUp.moved("cart", List.of(hot("a", 0.5), hot("b", 0.1)), 1_000);
    assertThat(ids(warmUp.begin(1_000))).containsExactly("a");
    warmUp.moved("cart", List.of(hot("c", 0.05)), 6_000);
    warmUp.ended();
    assertThat(ids(warmUp.begin(11_001))).containsExactly("c");
  }

  @Test
  void whoDoesLessThanItsRecoveryCostsIsLeftAlone() {
    var warmUp = warmUp(10, 10, 10);
    warmUp.moved("cart", List.of(hot("a", 0.5), hot("b", 0.01), hot("c", 0.009)), 0);
    assertThat(ids(warmUp.begin(0))).containsExactly("a", "b");
  }

  @Test
  void withNoEntitiesOfEachShardNothingIsDone() {
    var warmUp = warmUp(0, 4, 10);
    warmUp.moved("cart", List.of(hot("a", 0.5)), 0);
    assertThat(warmUp.begin(0)).isEmpty();
  }

  /** Shards move and recoveries end as chance has it. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void thereAreNeverMoreUnderWayAndEachIsBegunOnce(long seed) {
    var random = new SplittableRandom(seed);
    var warmUp = warmUp(5, 4, 30);
    var begun = new ArrayList<EntityKey>();
    int underWay = 0;
    for (int step = 0; step < 500; step++) {
      if (random.nextInt(4) == 0) {
        warmUp.moved("cart", shard(step, random), step * 100L);
      } else if (underWay > 0) {
        warmUp.ended();
        underWay--;
      }
      var now = warmUp.begin(step * 100L);
      begun.addAll(now);
      underWay += now.size();
      assertThat(underWay).isLessThanOrEqualTo(4);
    }
    assertThat(begun).hasSizeGreaterThan(200);
    assertThat(new HashSet<>(begun)).hasSameSizeAs(begun);
  }

  private static List<HotEntity> shard(int number, SplittableRandom random) {
    return IntStream.range(0, random.nextInt(10))
        .mapToObj(i -> hot(number + "-" + i, 0.01 + random.nextDouble()))
        .sorted(Comparator.comparingDouble(HotEntity::cores).reversed())
        .toList();
  }

  private static WarmUp warmUp(int perShard, int atOnce, int maxWaiting) {
    return new WarmUp(new WarmUpSettings(perShard, 0.01, atOnce, maxWaiting, WITHIN));
  }

  private static HotEntity hot(String id, double cores) {
    return new HotEntity(id, cores, 0);
  }

  private static List<String> ids(List<EntityKey> keys) {
    return keys.stream().map(EntityKey::id).toList();
  }
}
