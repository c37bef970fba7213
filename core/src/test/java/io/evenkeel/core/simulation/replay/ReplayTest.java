package io.evenkeel.core.simulation.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.scaling.LoadSnapshot;
import io.evenkeel.core.scaling.Policies;
import io.evenkeel.core.scaling.ScalingPolicy;
import io.evenkeel.core.simulation.replay.Replay.Mode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final ReplaySettings WORLD = ReplaySettings.DEFAULT;

  /** An hour at 9.5 instances' full use, then one at 19. */
  private static Trace step() {
    return step(60);
  }

  private static Trace step(int minutes) {
    var rates = new double[2 * minutes];
    Arrays.fill(rates, 0, minutes, 950);
    Arrays.fill(rates, minutes, 2 * minutes, 1_900);
    return new Trace("step", 60, rates);
  }

  @Test
  void whoHasEnoughAllTheTimeViolatesNothingAndPaysForIt() {
    var result = replay(step(), policy(20));
    assertThat(result.violated()).isCloseTo(0, within(2.0)); // the first 10 until 20 have started
    assertThat(result.instanceHours()).isCloseTo(40, within(0.3));
    assertThat(result.overTime()).isCloseTo(50, within(2.0));
    assertThat(result.changesPerHour()).isEqualTo(0.5);
  }

  /** 10 ready, 950 offered: exactly what the objective allows; 1,900 are twice that. */
  @Test
  void whoHasTooFewViolatesItAndRequestsWait() {
    var result = replay(step(), policy(10));
    assertThat(result.violated()).isEqualTo(50);
    assertThat(result.violatedRequests()).isCloseTo(100.0 * 2 / 3, within(0.1));
    assertThat(result.underAccuracy()).isCloseTo(25, within(0.1));
    assertThat(result.longestWaitSeconds()).isCloseTo(3_600 * 900 / 1_000.0, within(1.0));
  }

  /**
   * It sees the step 15 s late and its instances start for a minute: 75 to 90 s of the objective.
   */
  @Test
  void aReactivePolicyIsLateByMetricsAndStart() {
    var result = replay(step(), Policies.create("hpa", Map.of("target", "0.9")));
    double lateSeconds = result.underTime() / 100 * 7_200;
    assertThat(lateSeconds).isBetween(74.0, 106.0);
  }

  /** 10 all the time and 10 more for an hour, ordered a minute before and drained after it. */
  @Test
  void theOraclePaysForWhatIsNeededAndItsStart() {
    assertThat(Oracle.instanceHours(step(), WORLD, 0, 300))
        .isCloseTo(20 + 10 * (3_600 + 90) / 3_600.0, within(0.01 * 30));
  }

  @Test
  void theOracleKeepsWhatASecondStartWouldCostMore() {
    var rates = new double[60];
    Arrays.fill(rates, 90);
    rates[10] = 180;
    rates[12] = 180;
    var trace = new Trace("twice", 60, rates);
    double hours = Oracle.instanceHours(trace, WORLD, 0, 0);
    assertThat(hours).isCloseTo(1 + (90 + 180) / 3_600.0, within(1e-6));
  }

  @Test
  void whatIsAskedForIsBounded() {
    var result = replay(step(), policy(1_000_000));
    assertThat(result.instanceHours()).isLessThanOrEqualTo(2_000);
  }

  /** Half of all starts fail: as many are ordered again. */
  @Test
  void startsThatFailAreOrderedAgain() {
    var world = WORLD.withUnsureStart(0.3, 0.5);
    var result = Replay.run(step(), world, policy(20), 0, Mode.FLUID, 1);
    assertThat(result.changesPerHour()).isGreaterThan(1);
    assertThat(result.violated()).isLessThan(10);
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    var world = WORLD.withUnsureStart(0.3, 0.02);
    var one = Replay.run(step(5), world, Policies.create("kpa", Map.of()), 0, Mode.EVENTS, 7);
    assertThat(Replay.run(step(5), world, Policies.create("kpa", Map.of()), 0, Mode.EVENTS, 7))
        .isEqualTo(one);
  }

  /**
   * Ten days of waves with noise: about as much is missed as may be, for less than a rule's cost.
   */
  @Test
  void lookingAheadMissesWhatItMayAndCostsLess() {
    var random = new SplittableRandom(1);
    var rates = new double[14_400];
    for (int minute = 0; minute < rates.length; minute++) {
      double wave = 1_500 + 1_300 * Math.sin(2 * Math.PI * minute / 1_440);
      rates[minute] = wave * (1 + 0.1 * random.nextGaussian());
    }
    var trace = new Trace("waves", 60, rates);
    var reactive = Policies.create("hpa", Map.of("target", "0.6"));
    var ahead = Policies.create("predictive", Map.of("miss", "0.1", "forecast", "linear"));
    var byHpa = Replay.run(trace, WORLD, reactive, 0.7, Mode.FLUID, 1);
    var predicted = Replay.run(trace, WORLD, ahead, 0.7, Mode.FLUID, 1);
    assertThat(predicted.violated()).isBetween(0.03, 0.3);
    assertThat(predicted.instanceHours()).isLessThan(0.95 * byHpa.instanceHours());
  }

  /** Enough, or far too few: single requests say the same as the fluid. */
  @Test
  void singleRequestsAgreeWithTheFluid() {
    for (int instances : new int[] {10, 24}) {
      var fluid = replay(step(10), policy(instances));
      var events = Replay.run(step(10), WORLD, policy(instances), 0, Mode.EVENTS, 1);
      assertThat(events.violated()).isCloseTo(fluid.violated(), within(1.5));
      assertThat(events.instanceHours()).isEqualTo(fluid.instanceHours());
    }
  }

  /** Hours are the whole, of the policy as of the oracle. */
  @Test
  void hoursSumUpToTheWhole() {
    var result = replay(step(), policy(15));
    assertThat(result.hours()).hasSize(2);
    assertThat(result.hours().stream().mapToDouble(ReplayResult.Hour::instanceHours).sum())
        .isCloseTo(result.instanceHours(), within(1e-6));
    assertThat(result.hours().get(1).violatedSeconds()).isEqualTo(3_600);
    assertThat(Arrays.stream(Oracle.hourly(step(), WORLD, 0, 300)).sum())
        .isCloseTo(Oracle.instanceHours(step(), WORLD, 0, 300), within(1e-9));
  }

  /** Who sees the step two minutes before it comes has what it needs when it comes. */
  @Test
  void whoSeesFarEnoughIsNotLate() {
    var world = WORLD.withForesight(120);
    var result =
        Replay.run(
            step(), world, Policies.create("hpa", Map.of("target", "0.9")), 0, Mode.FLUID, 1);
    assertThat(result.violated()).isZero();
  }

  /** As many arrive in the mean, whether they come steadily or in bursts. */
  @Test
  void arrivalsOfAllKindsHaveTheSameMean() {
    for (var kind : Arrivals.values()) {
      var arrivals = new ArrivalProcess(kind, new SplittableRandom(1));
      double sum = 0;
      for (int i = 0; i < 100_000; i++) {
        sum += arrivals.count(i % 2 == 0 ? 20 : 500);
      }
      assertThat(sum / 100_000).isCloseTo(260, within(3.0));
    }
  }

  /** Each 15 s but the first two, when there are no metrics. */
  @Test
  void ordersBeyondWhatThereMayBeAreCounted() {
    assertThat(replay(step(), policy(10_000)).bounded()).isEqualTo(478);
  }

  /** A load that neighbours tell exactly has no noise; one that jumps about has. */
  @Test
  void noiseIsWhatNeighboursDoNotTell() {
    var steady = new double[600];
    Arrays.fill(steady, 940);
    var jumping = steady.clone();
    var random = new SplittableRandom(1);
    for (int i = 0; i < jumping.length; i++) {
      jumping[i] = 940 + 200 * random.nextGaussian();
    }
    var quiet = NoiseFloor.of(new Trace("steady", 60, steady), WORLD, 0, 1);
    var noisy = NoiseFloor.of(new Trace("jumping", 60, jumping), WORLD, 0, 1);
    assertThat(quiet.instanceHours()).isCloseTo(100, within(0.1));
    assertThat(noisy.instanceHours()).isBetween(125.0, 180.0);
    assertThat(noisy.violated()).isLessThanOrEqualTo(1);
  }

  @Test
  void elasticSpeedupIsOneAgainstItself() {
    var result = replay(step(), policy(15));
    assertThat(result.elasticSpeedup(result)).isCloseTo(1, within(1e-9));
    assertThat(replay(step(), policy(10)).elasticSpeedup(result)).isNotCloseTo(1, within(0.05));
  }

  private static ReplayResult replay(Trace trace, ScalingPolicy policy) {
    return Replay.run(trace, WORLD, policy, 0, Mode.FLUID, 1);
  }

  private static ScalingPolicy policy(int instances) {
    return new ScalingPolicy() {
      @Override
      public Duration tick() {
        return Duration.ofSeconds(15);
      }

      @Override
      public int desired(LoadSnapshot load) {
        return instances;
      }
    };
  }
}
