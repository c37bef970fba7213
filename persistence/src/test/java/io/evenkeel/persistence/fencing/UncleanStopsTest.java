package io.evenkeel.persistence.fencing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UncleanStopsTest {

  @Test
  void theLastStopInDoubtIsRemembered() {
    var stops = UncleanStops.NONE.stoppedInDoubt("a", 3).stoppedInDoubt("a", 2);
    assertThat(stops.last("a")).isEqualTo(3);
    assertThat(stops.last("b")).isZero();
    assertThat(stops.none()).isFalse();
  }

  @Test
  void aConfirmedWriteOfALaterStartSettlesIt() {
    var stops = UncleanStops.NONE.stoppedInDoubt("a", 3);
    assertThat(stops.confirmed("a", 4)).isEqualTo(UncleanStops.NONE);
    assertThat(stops.confirmed("a", 3)).isSameAs(stops);
    assertThat(stops.confirmed("b", 4)).isSameAs(stops);
  }

  @Test
  void beyondTheLimitEveryEntityIsSuspectedForTheRestOfTheEpoch() {
    var stops = UncleanStops.NONE;
    for (int n = 0; n <= UncleanStops.LIMIT; n++) {
      stops = stops.stoppedInDoubt("entity-" + n, 1 + n % 7);
    }
    assertThat(stops.starts()).isEmpty();
    assertThat(stops.last("any")).isEqualTo(7);
    assertThat(stops.confirmed("any", 8).none()).isFalse();
  }
}
