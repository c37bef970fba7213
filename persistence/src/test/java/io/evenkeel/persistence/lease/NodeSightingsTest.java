package io.evenkeel.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.lease.LeaseTable.NodeRow;
import io.evenkeel.persistence.lease.LeaseTable.State;
import io.evenkeel.persistence.lease.NodeSightings.Standing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A taker waits for 110 ns. */
class NodeSightingsTest {

  private final NodeSightings sightings =
      new NodeSightings(new LeaseTiming(Duration.ofNanos(100), Duration.ofNanos(10)));

  @Test
  void aLeaseIsExpiredWhenItsCounterHasStoodStill() {
    seen(0, held("b", 3));
    seen(50, held("b", 4));
    seen(100, held("b", 4));
    assertThat(sightings.of("b", 159)).isEqualTo(new Standing.Alive());
    assertThat(sightings.of("b", 160)).isEqualTo(new Standing.Expired(4));
    seen(170, held("b", 5));
    assertThat(sightings.of("b", 171)).isEqualTo(new Standing.Alive());
  }

  @Test
  void aMemberLivesUntilItsLeaseHasEndedOrRunOut() {
    seen(0, new NodeRow("b", 3, State.HELD, true), new NodeRow("c", 1, State.RELEASED, true));
    assertThat(sightings.memberLives("a", 109)).isTrue();
    assertThat(sightings.memberLives("a", 110)).isFalse();
  }

  @Test
  void whoIsNoMemberYetOrIsThisNodeItselfDoesNotCount() {
    seen(0, held("b", 3), new NodeRow("a/1", 1, State.HELD, true));
    assertThat(sightings.memberLives("a", 1)).isFalse();
    seen(2, new NodeRow("b", 4, State.HELD, true));
    assertThat(sightings.memberLives("a", 3)).isTrue();
  }

  @Test
  void aStaleAnswerChangesNothing() {
    seen(0, held("b", 3));
    seen(100, held("b", 2));
    assertThat(sightings.of("b", 110)).isEqualTo(new Standing.Expired(3));
  }

  @Test
  void whatEndedStaysEndedWhateverAStaleAnswerSays() {
    seen(0, held("b", 3));
    seen(1, new NodeRow("b", 3, State.RELEASED), new NodeRow("c", 9, State.REVOKED));
    seen(2, held("b", 3), held("c", 9));
    assertThat(sightings.of("b", 3)).isEqualTo(new Standing.Ended());
    assertThat(sightings.of("c", 3)).isEqualTo(new Standing.Ended());
  }

  @Test
  void aNodeNeverSeenIsWatchedFromTheFirstQuestionOn() {
    assertThat(sightings.of("b", 0)).isEqualTo(new Standing.Alive());
    seen(50);
    assertThat(sightings.of("b", 109)).isEqualTo(new Standing.Alive());
    assertThat(sightings.of("b", 110)).isEqualTo(new Standing.Expired(0));
  }

  @Test
  void aNodeThatShowsUpAfterAllIsWatchedFromThenOn() {
    sightings.of("b", 0);
    seen(100, held("b", 1));
    assertThat(sightings.of("b", 209)).isEqualTo(new Standing.Alive());
    assertThat(sightings.of("b", 210)).isEqualTo(new Standing.Expired(1));
  }

  @Test
  void aDeletedRowIsWaitedForOnceMoreAsItsHolderMayNotKnow() {
    seen(0, held("b", 3));
    seen(200);
    seen(300);
    assertThat(sightings.of("b", 309)).isEqualTo(new Standing.Alive());
    assertThat(sightings.of("b", 310)).isEqualTo(new Standing.Expired(0));
  }

  @Test
  void endedLeasesAreForgottenWithTheirRows() {
    seen(0, new NodeRow("b", 3, State.REVOKED));
    seen(1);
    assertThat(sightings.of("b", 2)).isEqualTo(new Standing.Alive());
  }

  @Test
  void aCounterSetBackByHandIsBelievedOnceItHasStoodStill() {
    seen(0, held("b", 30));
    seen(10, held("b", 5));
    assertThat(sightings.of("b", 109)).isEqualTo(new Standing.Alive());
    assertThat(sightings.of("b", 110)).isEqualTo(new Standing.Expired(30));
  }

  private static NodeRow held(String node, long counter) {
    return new NodeRow(node, counter, State.HELD);
  }

  private void seen(long arrivedNanos, NodeRow... rows) {
    sightings.seen(List.of(rows), arrivedNanos);
  }
}
