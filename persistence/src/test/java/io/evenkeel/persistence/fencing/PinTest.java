package io.evenkeel.persistence.fencing;

import static io.evenkeel.persistence.fencing.Rows.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {

  @Test
  void anEmptyChainAndAnOwnEndArePinned() {
    var pin = new Pin(new Incarnation(5, 3), 5, 2);
    assertThat(pin.holds(Position.START)).isTrue();
    assertThat(pin.holds(position("9@5.3"))).isTrue();
  }

  @Test
  void anEndOfThisEpochIsPinnedUnlessALaterStartStoppedInDoubt() {
    assertThat(new Pin(new Incarnation(5, 4), 5, 0).holds(position("9@5.1"))).isTrue();
    assertThat(new Pin(new Incarnation(5, 4), 5, 1).holds(position("9@5.1"))).isTrue();
    assertThat(new Pin(new Incarnation(5, 4), 5, 2).holds(position("9@5.1"))).isFalse();
  }

  @Test
  void anEndOfAnEarlierEpochIsPinnedIfAllSinceWereHandedOverCleanly() {
    assertThat(new Pin(new Incarnation(5, 1), 3, 0).holds(position("9@3.8"))).isTrue();
    assertThat(new Pin(new Incarnation(5, 1), 3, 0).holds(position("9@2.8"))).isFalse();
    assertThat(new Pin(new Incarnation(5, 2), 3, 1).holds(position("9@3.8"))).isFalse();
    assertThat(new Pin(new Incarnation(5, 1), 5, 0).holds(position("9@4.1"))).isFalse();
  }

  @Test
  void eventsFromBeforeTheFenceAreNeverPinned() {
    assertThat(new Pin(new Incarnation(1, 1), 1, 0).holds(position("9@-"))).isFalse();
  }

  @Test
  void cleanSinceIsNotAfterTheEpoch() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Pin(new Incarnation(5, 1), 6, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pin(new Incarnation(5, 1), 5, -1));
  }

  /** Against the definition: nobody between the end's writer and oneself stopped in doubt. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aPinIsNeverGivenWhileSomebodyBetweenIsInDoubt(long seed) {
    var random = new Random(seed);
    var given = 0;
    for (int round = 0; round < 2_000; round++) {
      Set<Incarnation> inDoubt = new HashSet<>();
      var epoch = ShardEpoch.FIRST;
      var stops = UncleanStops.NONE;
      for (int n = random.nextInt(4); n > 0; n--) {
        stops = live(epoch.number(), 1 + random.nextInt(3), random, inDoubt);
        epoch = epoch.next(stops.none() && random.nextInt(4) > 0);
      }
      var starts = 1 + random.nextInt(3);
      stops = live(epoch.number(), starts, random, inDoubt);
      var self = new Incarnation(epoch.number(), starts + 1);
      var end = new Incarnation(1 + random.nextLong(epoch.number()), 1 + random.nextInt(starts));
      var pin = new Pin(self, epoch.cleanSince(), stops.last("entity"));
      if (pin.holds(new Position(9, end))) {
        given++;
        assertThat(inDoubt)
            .as("seed %d round %d: %s at the end %s", seed, round, pin, end)
            .noneMatch(between -> between.isAfter(end) && self.isAfter(between));
      }
    }
    assertThat(given).isGreaterThan(200);
  }

  private static UncleanStops live(
      long epoch, int starts, Random random, Set<Incarnation> inDoubt) {
    var stops = UncleanStops.NONE;
    for (int start = 1; start <= starts; start++) {
      if (random.nextInt(4) == 0) {
        stops = stops.stoppedInDoubt("entity", start);
        inDoubt.add(new Incarnation(epoch, start));
      }
    }
    return stops;
  }
}
