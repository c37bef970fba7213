package io.evenkeel.sharding.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import io.evenkeel.core.placement.WorkReport.ShardWork;
import io.evenkeel.core.placement.WorkReport.TypeWork;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkMetersTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  private final WorkMeters meters = new WorkMeters(PlacementSettingsTest.settings(""));

  @Test
  void aShardDoesWhatItsEntitiesDoAndItsPartOfTheRest() {
    var one = meters.of("cart", "7", "one");
    var two = meters.of("cart", "7", "two");
    var other = meters.of("cart", "8", "other");
    calls(one, 1_000, MILLI / 10);
    calls(two, 1_000, MILLI / 10);
    calls(other, 2_000, MILLI / 20);
    var work = only(meters.read(1, SECOND / 2));
    assertThat(work.shards()).extracting(ShardWork::shard).containsExactlyInAnyOrder("7", "8");
    assertThat(shard(work, "7").cores()).isCloseTo(0.3, within(1e-9));
    assertThat(shard(work, "8").cores()).isCloseTo(0.2, within(1e-9));
    assertThat(shard(work, "8").callsPerSecond()).isCloseTo(2_000, within(1e-6));
  }

  @Test
  void whatIsDoneNoMoreFadesAndIsNotToldOfInTheEnd() {
    calls(meters.of("cart", "7", "one"), 1_000, MILLI);
    double first = shard(only(meters.read(1, SECOND)), "7").cores();
    double later = shard(only(meters.read(10, 0)), "7").cores();
    assertThat(first).isCloseTo(1, within(1e-9));
    assertThat(later).isLessThan(first / 8);
    IntStream.range(0, 20).forEach(i -> meters.read(10, 0));
    assertThat(only(meters.read(10, 0)).shards()).isEmpty();
  }

  @Test
  void theHottestEntitiesComeFirstWithTheirBounds() {
    for (int i = 0; i < 1_000; i++) {
      calls(meters.of("cart", "" + i % 10, "cold-" + i), 20, MILLI / 10);
    }
    calls(meters.of("cart", "3", "hot"), 5_000, MILLI / 10);
    calls(meters.of("cart", "4", "warm"), 2_000, MILLI / 10);
    var hottest = only(meters.read(1, 0)).hottest();
    assertThat(hottest).hasSizeLessThanOrEqualTo(10);
    assertThat(hottest).extracting(HotEntity::id).startsWith("hot", "warm");
    assertThat(hottest.get(0).cores()).isBetween(0.499, 0.52);
    assertThat(hottest.get(0).cores() - hottest.get(0).errorCores()).isLessThan(0.5 + 1e-9);
    assertThat(hottest).allMatch(hot -> hot.errorCores() <= 2.7 / 256);
  }

  @Test
  void anEntityThatDoesLittleIsNotToldOf() {
    calls(meters.of("cart", "3", "cold"), 5, MILLI / 10);
    assertThat(only(meters.read(1, 0)).hottest()).isEmpty();
  }

  @Test
  void measuringACallAllocatesNothing() {
    var meter = meters.of("cart", "7", "one");
    calls(meter, 10_000, MILLI);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    calls(meter, 10_000, MILLI);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  private static void calls(EntityMeter meter, int calls, long nanos) {
    for (int i = 0; i < calls; i++) {
      meter.add(nanos, true);
    }
  }

  private static TypeWork only(List<TypeWork> types) {
    assertThat(types).hasSize(1);
    return types.get(0);
  }

  private static ShardWork shard(TypeWork work, String shard) {
    return work.shards().stream().filter(s -> s.shard().equals(shard)).findFirst().orElseThrow();
  }
}
