package io.evenkeel.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.Section;
import io.evenkeel.core.runtime.FailoverTimeline.What;
import io.evenkeel.core.view.TimelineEntry;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailoverTimelineTest {

  private final AtomicLong wall = new AtomicLong(1_000);
  private final AtomicLong nanos = new AtomicLong(7_000_000);
  private final FailoverTimeline timeline = new FailoverTimeline(2, wall::get, nanos::get);

  @Test
  void anEntryHasBothClocks() {
    pass(250);
    timeline.note(What.SHARD_STARTED, FailoverTimeline.shard("cart", "7"));
    var view = timeline.since(0);
    assertThat(view.nowEpochMillis()).isEqualTo(1_250);
    assertThat(view.entries())
        .containsExactly(new TimelineEntry(1_250, 250_000, "shard-started", "cart/7"));
  }

  @Test
  void theOldestIsForgottenForANewOneAndThatIsSaid() {
    timeline.note(What.UP, "a:1");
    timeline.note(What.UP, "b:1");
    timeline.note(What.UP, "c:1");
    var view = timeline.since(0);
    assertThat(view.entries()).extracting(TimelineEntry::subject).containsExactly("b:1", "c:1");
    assertThat(view.forgotten()).isEqualTo(1);
  }

  @Test
  void onlyWhatIsNotOlderThanAskedIsGiven() {
    timeline.note(What.UNREACHABLE, "a:1");
    pass(10);
    timeline.note(What.DOWN, "a:1");
    assertThat(timeline.since(1_010).entries())
        .extracting(TimelineEntry::what)
        .containsExactly("down");
  }

  @Test
  void aSizeOutOfItsRangeIsNamed() {
    var config = ConfigFactory.parseString("evenkeel.failover-timeline.size = 3");
    assertThatThrownBy(() -> FailoverTimeline.from(Section.of(config, "evenkeel")))
        .hasMessage("evenkeel.failover-timeline.size must be from 16 to 1000000, was 3");
  }

  private void pass(long millis) {
    wall.addAndGet(millis);
    nanos.addAndGet(millis * 1_000_000);
  }
}
