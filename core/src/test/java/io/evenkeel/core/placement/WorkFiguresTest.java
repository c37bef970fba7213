package io.evenkeel.core.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.placement.WorkReport.ShardWork;
import io.evenkeel.core.placement.WorkReport.TypeWork;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkFiguresTest {

  @Test
  void whatTheActorsDoNotExplainIsSharedOutByCalls() {
    assertThat(CallCost.nanos(1_000_000, 200_000, 10, 200_000)).isEqualTo(80_000);
    assertThat(CallCost.nanos(1_000_000, 200_000, 2, 200_000)).isEqualTo(200_000);
    assertThat(CallCost.nanos(1_000_000, 200_000, 0, 200_000)).isZero();
    assertThat(CallCost.nanos(100, 200_000, 10, 200_000)).as("it starves").isZero();
  }

  @Test
  void aRateIsRightFromTheFirstFigureOnAndFollowsAChange() {
    var rate = new FadingRate(10);
    assertThat(rate.perSecond()).isZero();
    rate.add(3, 1.5);
    assertThat(rate.perSecond()).isCloseTo(2, within(1e-9));
    rate.add(20, 10);
    assertThat(rate.perSecond()).isCloseTo(2, within(1e-9));
    for (int i = 0; i < 10; i++) {
      rate.add(6, 1);
    }
    assertThat(rate.perSecond()).isBetween(4.0, 5.0);
    assertThat(FadingRate.left(10, 10)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void ofAShardThatMovedTheLargerFigureCountsUntilTheOldOneHasFaded() {
    var before = WorkBook.EMPTY.with(report("a", 2, shard("1", 0.5)), 0);
    assertThat(before.shards("t").get("1").cores()).isEqualTo(0.5);
    var soon =
        before.with(report("a", 2, shard("1", 0.4)), 10).with(report("b", 4, shard("1", 0.1)), 10);
    assertThat(soon.shards("t").get("1").cores()).isEqualTo(0.4);
    var later = soon.with(report("a", 2), 20).with(report("b", 4, shard("1", 0.45)), 20);
    assertThat(later.shards("t").get("1").cores()).isEqualTo(0.45);
    assertThat(later.shards("other")).isEmpty();
  }

  @Test
  void whatALostNodeSaidIsKeptForAMinute() {
    var book = WorkBook.EMPTY.with(report("a", 2, shard("1", 0.5)), 0);
    assertThat(book.with(report("b", 4), 60_000).shards("t")).containsKey("1");
    assertThat(book.with(report("b", 4), 60_001).shards("t")).isEmpty();
  }

  @Test
  void aNodeThatNeverSaidItHasTheMeanCapacity() {
    assertThat(WorkBook.EMPTY.cores("x")).isEqualTo(1);
    var book = WorkBook.EMPTY.with(report("a", 2), 0).with(report("b", 4), 0);
    assertThat(book.cores("a")).isEqualTo(2);
    assertThat(book.cores("x")).isEqualTo(3);
    assertThat(book.knows("a", 100, 100)).isTrue();
    assertThat(book.knows("a", 101, 100)).isFalse();
    assertThat(book.knows("x", 0, 100)).isFalse();
  }

  private static ShardWork shard(String shard, double cores) {
    return new ShardWork(shard, cores, 10 * cores);
  }

  private static WorkReport report(String node, double cores, ShardWork... shards) {
    return new WorkReport(
        node, cores, List.of(new TypeWork("t", Arrays.asList(shards), List.of())));
  }
}
