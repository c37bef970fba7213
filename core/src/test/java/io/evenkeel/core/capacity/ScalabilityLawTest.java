package io.evenkeel.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalabilityLawTest {

  @ParameterizedTest(name = "contention {0}, coherency {1}")
  @CsvSource({"0, 0", "0.05, 0", "0, 0.002", "0.02, 0.0005", "0.3, 0.01"})
  void withoutNoiseTheFitFindsTheLaw(double contention, double coherency) {
    var truth = new ScalabilityLaw(1_000, contention, coherency);
    var found = LawEstimate.of(sweep(truth, 0, 1, 1), 10, 1).law();
    assertThat(found.gain()).isCloseTo(1_000, withinPercentage(0.01));
    assertThat(found.contention()).isCloseTo(contention, within(1e-6));
    assertThat(found.coherency()).isCloseTo(coherency, within(1e-6));
  }

  /** Gunther's example: (1 - 0.05) / 0.0002 under the root. */
  @Test
  void throughputPeaksWhereTheLawSays() {
    var law = new ScalabilityLaw(100, 0.05, 0.0002);
    assertThat(law.peakSize()).isCloseTo(68.9, within(0.1));
    assertThat(law.throughput(69))
        .isGreaterThan(law.throughput(67))
        .isGreaterThan(law.throughput(71));
    assertThat(law.most(1_000)).isEqualTo(law.throughput(law.peakSize()));
    assertThat(law.most(10)).isEqualTo(law.throughput(10));
    assertThat(new ScalabilityLaw(100, 0.05, 0).peakSize()).isInfinite();
    assertThat(new ScalabilityLaw(100, 1.2, 0.1).peakSize()).isEqualTo(1);
  }

  @ParameterizedTest(name = "contention {0}, coherency {1}")
  @CsvSource({"0, 0", "0.05, 0", "0.3, 0.01"})
  void theSizeOfAThroughputIsFound(double contention, double coherency) {
    var law = new ScalabilityLaw(1_000, contention, coherency);
    assertThat(law.sizeOf(law.throughput(5))).isCloseTo(5, within(1e-9));
    assertThat(law.sizeOf(500)).isEqualTo(1);
    assertThat(new ScalabilityLaw(1_000, 0.3, 0.01).sizeOf(9_000)).isInfinite();
  }

  /** 95 % intervals of the throughput at twice the size, over 200 seeds. */
  @ParameterizedTest(name = "contention {0}, coherency {1}")
  @CsvSource({"0.05, 0.002", "0.02, 0.0005", "0.1, 0"})
  void intervalsHoldTheTruthAsOftenAsTheySay(double contention, double coherency) {
    var truth = new ScalabilityLaw(1_000, contention, coherency);
    int held = 0;
    for (int seed = 1; seed <= 200; seed++) {
      var estimate = LawEstimate.of(sweep(truth, 0.02, 3, seed), 200, seed);
      held += estimate.interval(l -> l.throughput(16), 0.95).contains(truth.throughput(16)) ? 1 : 0;
    }
    assertThat(held / 200.0).isBetween(0.90, 1.0);
  }

  @Test
  void theSameSeedGivesTheSameIntervals() {
    var sweep = sweep(new ScalabilityLaw(1_000, 0.05, 0.001), 0.03, 3, 5);
    assertThat(LawEstimate.of(sweep, 50, 9)).isEqualTo(LawEstimate.of(sweep, 50, 9));
    assertThat(LawEstimate.of(sweep, 50, 9)).isNotEqualTo(LawEstimate.of(sweep, 50, 8));
  }

  @Test
  void errorsThatAllRunsOfALevelShareAreNoticed() {
    var levels = new ArrayList<SweepLevel>();
    var random = new SplittableRandom(3);
    for (int n = 1; n <= 8; n++) {
      double mean = 1_000 * n * Math.exp(0.05 * random.nextGaussian());
      levels.add(SweepLevel.of(n, List.of(mean, mean * 1.001, mean * 0.999)));
    }
    var shared = LawEstimate.of(new Sweep(levels), 10, 1);
    assertThat(shared.lackOfFit()).isTrue();
    assertThat(shared.error()).isGreaterThan(0.03);
    var single = LawEstimate.of(sweep(new ScalabilityLaw(1_000, 0, 0), 0.05, 3, 1), 10, 1);
    assertThat(single.lackOfFit()).isFalse();
  }

  @Test
  void fewLevelsGiveWideIntervals() {
    var truth = new ScalabilityLaw(1_000, 0.05, 0.001);
    var all = sweep(truth, 0.02, 3, 2);
    assertThat(width(all.upTo(4))).isGreaterThan(2 * width(all));
  }

  private static double width(Sweep sweep) {
    var interval = LawEstimate.of(sweep, 200, 1).interval(law -> law.throughput(16), 0.95);
    return interval.high() - interval.low();
  }

  @Test
  void whatIsNoSweepIsRefusedInASentence() {
    var level = SweepLevel.of(1, List.of(5.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sweep(List.of(level)))
        .withMessageContaining("4 levels or more, better 6, were 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sweep(List.of(level, level, level, level)))
        .withMessageContaining("twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepLevel.of(8, List.of(-1.0)))
        .withMessageContaining("throughput of level 8 must be above 0");
    assertThatIllegalArgumentException().isThrownBy(() -> SweepLevel.of(0, List.of(1.0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SweepLevel(1, List.of(1.0), 2, 1))
        .withMessageContaining("p99");
  }

  private static Sweep sweep(ScalabilityLaw law, double noise, int runs, long seed) {
    var random = new SplittableRandom(seed);
    var levels = new ArrayList<SweepLevel>();
    for (int n = 1; n <= 8; n++) {
      double exact = law.throughput(n);
      levels.add(
          SweepLevel.of(
              n,
              DoubleStream.generate(() -> exact * Math.exp(noise * random.nextGaussian()))
                  .limit(runs)
                  .boxed()
                  .toList()));
    }
    return new Sweep(levels);
  }
}
