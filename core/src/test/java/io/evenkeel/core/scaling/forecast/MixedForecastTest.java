package io.evenkeel.core.scaling.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixedForecastTest {

  private static final double STEP = 600; // seconds: a day has 144 steps

  @Test
  void theMixtureKnowsHowSureItIs() {
    var random = new SplittableRandom(1);
    var loads = new double[8_000];
    for (int i = 0; i < loads.length; i++) {
      loads[i] = 10 + 4 * Math.sin(2 * Math.PI * i / 144) + random.nextGaussian();
    }
    var forecast = new MixedForecast(2, STEP, ForecastModels.NONE);
    int exceeded = 0;
    int asked = 0;
    for (int i = 0; i < loads.length - 2; i++) {
      forecast.add(loads[i]);
      if (i > 4_000) {
        asked++;
        exceeded += Math.max(loads[i + 1], loads[i + 2]) > bound(forecast) ? 1 : 0;
      }
    }
    assertThat((double) exceeded / asked).isBetween(0.035, 0.065);
    assertThat(forecast.above(1)).isGreaterThan(0.99);
    assertThat(forecast.above(100)).isLessThan(1e-3);
  }

  /** Once a day, and what was offered stays as it was. */
  @Test
  void whatWasSeenIsOfferedOnceADay() {
    var offered = new ArrayList<ForecastModels.Lesson>();
    var models =
        new ForecastModels() {
          @Override
          public Optional<ForecastModel> newest() {
            return Optional.empty();
          }

          @Override
          public boolean offer(Lesson lesson) {
            offered.add(lesson);
            return true;
          }

          @Override
          public long firstStep(double stepSeconds) {
            return 1_000;
          }
        };
    var forecast = new MixedForecast(2, STEP, models);
    for (int i = 0; i < 5 * 144; i++) {
      forecast.add(10 + Math.sin(2 * Math.PI * i / 144));
    }
    assertThat(offered).hasSize(5);
    assertThat(offered.get(0).loads().count()).isEqualTo(144);
    assertThat(offered.get(0).loads().number(0)).isEqualTo(1_143);
    assertThat(offered.get(4).season()).isCloseTo(144, within(2));
    assertThat(List.of(offered.get(0).ahead(), offered.get(4).ahead())).containsOnly(2);
  }

  /** A day has 144 steps, an hour six; half of six hours is its turn. */
  @Test
  void whatThereWasNoTimeForIsOfferedAnHourLaterAndTheNextDayInTurn() {
    var offered = new ArrayList<Long>();
    var models =
        new ForecastModels() {
          @Override
          public Optional<ForecastModel> newest() {
            return Optional.empty();
          }

          @Override
          public boolean offer(Lesson lesson) {
            offered.add(lesson.loads().count());
            return offered.size() > 2;
          }

          @Override
          public double turn() {
            return 0.5;
          }
        };
    var forecast = new MixedForecast(2, STEP, models);
    for (int i = 0; i < 3 * 144; i++) {
      forecast.add(10);
    }
    assertThat(offered).containsExactly(162L, 168L, 174L, 306L);
  }

  private static double bound(LoadForecast forecast) {
    double low = 0;
    double high = 100;
    for (int i = 0; i < 25; i++) {
      double middle = (low + high) / 2;
      if (forecast.above(middle) > 0.05) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
