package io.evenkeel.core.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.scaling.forecast.LoadForecast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedPolicyTest {

  private static final double DAY = 86_400;
  private static final double EACH = 1.01; // a timer is always late

  private final Recording recording = new Recording();
  private final AskedPolicy policy = new AskedPolicy(recording, Duration.ofSeconds(3));

  @Test
  void aDayHasItsStepsAlthoughReadingsAreLate() {
    read(0, DAY);
    assertThat(recording.asked).hasSizeBetween(5_759, 5_761);
    assertThat(recording.skipped).isZero();
  }

  @Test
  void stepsThatPassWithoutAReadingAreTold() {
    read(0, 40_000);
    read(41_800, DAY);
    assertThat(recording.skipped).isBetween(118L, 121L);
    assertThat(recording.asked.size() + recording.skipped).isBetween(5_759L, 5_761L);
  }

  /** One reading of a second, each 15 s: with those of before it would be the mean of all. */
  @Test
  void whatWasBeforeAHoldIsNoPartOfTheLoadAfterIt() {
    read(0, 40);
    policy.asks(Loads.at(100, 5, 700));
    assertThat(recording.asked.get(recording.asked.size() - 1)).isEqualTo(700);
  }

  @Test
  void aForecastIsGivenAStraightLineForWhatNobodySaw() {
    var seen = new ArrayList<Double>();
    var predictive = new Predictive(0.03, 60, 0.95, 60e9, 30e9, 30e9, ahead -> listening(seen));
    predictive.desired(Loads.at(0, 5, 100));
    predictive.skipped(3);
    predictive.desired(Loads.at(60, 5, 500));
    predictive.skipped(5_760 + 1); // a day and a step
    predictive.desired(Loads.at(60 + DAY + 30, 5, 700));
    assertThat(seen).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
  }

  private void read(double from, double to) {
    for (double at = from; at < to; at += EACH) {
      policy.asks(Loads.at(at, 5, 100));
    }
    assertThat(recording.asked.get(recording.asked.size() - 1)).isCloseTo(100, within(1e-9));
  }

  private static LoadForecast listening(List<Double> seen) {
    return new LoadForecast() {
      @Override
      public void add(double load) {
        seen.add(load);
      }

      @Override
      public boolean isThere() {
        return false;
      }

      @Override
      public double above(double load) {
        return 0;
      }

      @Override
      public double expected() {
        return 0;
      }
    };
  }

  /** Remembers how it was asked. */
  private static final class Recording implements ScalingPolicy {
    private final List<Double> asked = new ArrayList<>();
    private long skipped;

    @Override
    public Duration tick() {
      return Duration.ofSeconds(15);
    }

    @Override
    public int desired(LoadSnapshot load) {
      asked.add(load.requestsPerSecond());
      return 1;
    }

    @Override
    public void skipped(long ticks) {
      skipped += ticks;
    }
  }
}
