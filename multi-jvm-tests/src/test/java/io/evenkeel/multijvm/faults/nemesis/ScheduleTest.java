package io.evenkeel.multijvm.faults.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  private static final String TEXT =
      """
      seed 42
      0..2000 kill oldest
      100..2000 terminate 1
      200..2000 pause 2
      300..2000 partition 0,1|2,3,4
      400..2000 one-way 0,1>2
      500..2000 isolate 3
      600..2000 loss 3 25
      700..2000 cassandra-pause 0
      800..2000 cassandra-kill 1
      900..2000 clock-shift 1 -3600000
      1000..2000 kill 0 + loss 3 25
      1100..2000 replace 2
      1200..2000 leases epochs-set-back
      1300..2000 cassandra-disk-full 2
      """;

  @Test
  void itsTextIsReadBackAsItWas() {
    var schedule = Schedule.parse(TEXT);
    assertThat(schedule).hasToString(TEXT);
    assertThat(schedule.seed()).isEqualTo(42);
    assertThat(schedule.endMillis()).isEqualTo(2_000);
    assertThat(schedule.steps().get(3).fault())
        .isEqualTo(new Fault.Partition(List.of(Set.of(0, 1), Set.of(2, 3, 4))));
    assertThat(schedule.steps().get(9).fault()).isEqualTo(new Fault.ClockShift(1, -3_600_000));
  }

  /** Every fault has a text and an impact, and the text above shows them all. */
  @Test
  void everyFaultIsThere() {
    var shown = Schedule.parse(TEXT).steps().stream().map(Step::fault).toList();
    shown.forEach(Impact::of);
    assertThat(shown.stream().map(Object::getClass).toList())
        .hasSameElementsAs(leaves(Fault.class).toList());
  }

  @Test
  void blankLinesAndRemarksMayBeInIt() {
    assertThat(Schedule.parse("# why\n\nseed 7\n # then\n5..6 kill 1\n"))
        .isEqualTo(new Schedule(7, List.of(new Step(5, new Fault.Kill(1), 6))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "5..6 drown 1; there is no fault 'drown'",
        "5..6 kill; a fault has a name and arguments, was 'kill'",
        "5..6 kill one; For input string: \"one\"",
        "6..6 kill 1; a step heals after it began, was 6..6",
        "kill 1; a step is written <at>..<heal> <fault>, was 'kill 1'",
        "5..6 loss 1; there must be two arguments in 'loss 1'",
        "5..6 loss 1 101; percent must be 1..100, was 101",
        "5..6 one-way 1; one-way has two ends, was 'one-way 1'"
      })
  void aBadLineIsNamed(String line, String reason) {
    assertThatThrownBy(() -> Schedule.parse("seed 1\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + line + "': " + reason);
  }

  @Test
  void itBeginsWithItsSeed() {
    assertThatThrownBy(() -> Schedule.parse("5..6 kill 1"))
        .hasMessage("a schedule begins with 'seed <number>'");
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ScheduleTest::leaves)
        : Stream.of(type);
  }
}
