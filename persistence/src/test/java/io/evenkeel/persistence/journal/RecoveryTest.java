package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.persistence.JournalProtocol.ReplayMessages;
import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.fencing.Chain;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Pin;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.fencing.Stamp;
import io.evenkeel.persistence.lease.LeaseFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  private static final Incarnation SELF = new Incarnation(2, 1);

  private ReadAdapter adapter = ReadAdapter.NONE;

  @Test
  void onlyTheEventsThatWereAskedForAreShown() {
    assertThat(events(1, Long.MAX_VALUE, Long.MAX_VALUE)).containsExactly(1L, 2L, 4L);
    assertThat(events(2, 4, Long.MAX_VALUE)).containsExactly(2L, 4L);
    assertThat(events(1, 1, Long.MAX_VALUE)).containsExactly(1L);
    assertThat(events(1, Long.MAX_VALUE, 2)).containsExactly(1L, 2L);
    assertThat(events(1, Long.MAX_VALUE, 0)).isEmpty();
    assertThat(events(1, 0, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void theEndIsPinnedWhenAllEpochsSinceItWereHandedOverCleanly() {
    assertThat(recovery(1, 0).isPinned()).isTrue();
    assertThat(recovery(2, 0).isPinned()).isFalse();
    assertThat(recovery(1, 1).isPinned()).isFalse();
  }

  @Test
  void anAdapterSeesEventsOnlyAndMayMakeNoneOrSeveralOfOne() {
    adapter = event -> event.sequenceNr() == 2 ? List.of() : List.of(event, event);
    assertThat(events(1, Long.MAX_VALUE, 2)).containsExactly(1L, 1L);
    assertThat(events(1, Long.MAX_VALUE, 3)).containsExactly(1L, 1L, 4L, 4L);
  }

  private List<Long> events(long from, long to, long max) {
    var request = new ReplayMessages(from, to, max, "e", ActorRef.noSender());
    return recovery(1, 0).events(request).stream().map(PersistentRepr::sequenceNr).toList();
  }

  /** Events 1, 2 and 4 and a marker. */
  private Recovery recovery(long cleanSince, long lastUnclean) {
    var rows = new ArrayList<>(MemoryRows.rows("1:-<1.1", "2:1.1<1.1", "4:1.1<1.1"));
    rows.add(2, new Row<>(3, Stamp.parse("1.1<1.1"), MemoryRows.event(Marker.PIN, 3)));
    return new Recovery(
        new LeaseFixture().acquire("s"),
        SELF,
        new Pin(SELF, cleanSince, lastUnclean),
        new Chain.Unbroken<>(Position.START, rows, List.of()),
        adapter);
  }
}
