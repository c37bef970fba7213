package io.evenkeel.multijvm.faults.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleGeneratorTest {

  private static final long MINUTES = 60_000;
  private static final Bounds ONE = Bounds.gentle(5, 3, 10 * MINUTES);
  private static final Bounds THREE = ONE.withOverlap(3, false);

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameSeedGivesTheSameScheduleAndItsTextToo(long seed) {
    var schedule = ScheduleGenerator.generate(seed, THREE);
    assertThat(ScheduleGenerator.generate(seed, THREE)).isEqualTo(schedule);
    assertThat(Schedule.parse(schedule.toString())).isEqualTo(schedule);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneAtATimeMeansThatTheNextWaitsUntilAllIsSettled(long seed) {
    var steps = ScheduleGenerator.generate(seed, ONE).steps();
    assertThat(steps).hasSizeGreaterThan(10);
    for (int i = 1; i < steps.size(); i++) {
      assertThat(steps.get(i).atMillis() - steps.get(i - 1).healAtMillis())
          .isGreaterThanOrEqualTo(ONE.settleMillis());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyFaultIsHealedBeforeTheEnd(long seed) {
    for (var bounds : List.of(ONE, THREE)) {
      for (var step : ScheduleGenerator.generate(seed, bounds).steps()) {
        assertThat(step.healAtMillis()).isLessThanOrEqualTo(bounds.durationMillis());
        assertThat(step.healAtMillis() - step.atMillis())
            .isBetween(bounds.minFaultMillis(), bounds.maxFaultMillis());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMajorityIsNeverHitAtATime(long seed) {
    var steps = ScheduleGenerator.generate(seed, THREE).steps();
    for (var step : steps) {
      var hit = hitAt(steps, step.atMillis());
      assertThat(hit.nodes()).as("at %d", step.atMillis()).hasSizeLessThanOrEqualTo(2);
      assertThat(hit.cassandra()).as("at %d", step.atMillis()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noNodeIsHitTwiceAtATime(long seed) {
    var steps = ScheduleGenerator.generate(seed, ONE.withOverlap(4, true)).steps();
    for (var step : steps) {
      long hits =
          steps.stream()
              .filter(step::overlaps)
              .filter(other -> Impact.of(other.fault()).sharesWith(Impact.of(step.fault())))
              .count();
      assertThat(hits).as("with %s", step).isEqualTo(1);
    }
  }

  @Test
  void aMajorityIsHitWhenThatIsAskedFor() {
    var bounds = ONE.withOverlap(4, true);
    var most =
        seeds()
            .mapToObj(seed -> ScheduleGenerator.generate(seed, bounds).steps())
            .flatMap(steps -> steps.stream().map(step -> hitAt(steps, step.atMillis())))
            .mapToInt(impact -> impact.nodes().size())
            .max();
    assertThat(most.orElseThrow()).isGreaterThan(2);
  }

  @Test
  void everyKindIsDrawn() {
    Set<Class<?>> drawn = new HashSet<>();
    seeds()
        .mapToObj(seed -> ScheduleGenerator.generate(seed, ONE).steps())
        .forEach(steps -> steps.forEach(step -> drawn.add(step.fault().getClass())));
    assertThat(drawn).hasSize(FaultKind.values().length);
  }

  @Test
  void onlyTheKindsAskedForAreDrawn() {
    var bounds = ONE.withKinds(EnumSet.of(FaultKind.PAUSE));
    assertThat(ScheduleGenerator.generate(1, bounds).steps())
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.fault()).isInstanceOf(Fault.Pause.class));
  }

  /** With one node of the database, every fault of it is one of its majority. */
  @Test
  void whatIsNeverAllowedIsLeftOut() {
    var bounds = Bounds.gentle(3, 1, MINUTES).withKinds(EnumSet.of(FaultKind.CASSANDRA_KILL));
    assertThat(ScheduleGenerator.generate(1, bounds).steps()).isEmpty();
  }

  private static Impact hitAt(List<Step> steps, long millis) {
    return steps.stream()
        .filter(step -> step.atMillis() <= millis && millis < step.healAtMillis())
        .map(step -> Impact.of(step.fault()))
        .reduce(Impact.none(), Impact::plus);
  }
}
