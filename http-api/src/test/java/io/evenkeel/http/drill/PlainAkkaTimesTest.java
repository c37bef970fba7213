package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.http.standalone.PlainAkka;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlainAkkaTimesTest {

  @Test
  void theLoadLastsUntilTheFailoverIsOverAndNothingElseDiffers() {
    var asked = drill(DrillKind.KILL, 30, 10);
    var changed = PlainAkkaTimes.of(asked, PlainAkka.DEFAULTS);
    assertThat(changed.load()).hasSeconds(60);
    assertThat(changed).usingRecursiveComparison().ignoringFields("load").isEqualTo(asked);
    assertThat(PlainAkkaTimes.of(asked, PlainAkka.TUNED).load()).hasSeconds(15);
  }

  @Test
  void longerLoadStays() {
    var asked = drill(DrillKind.PAUSE, 30, 90);
    assertThat(PlainAkkaTimes.of(asked, PlainAkka.DEFAULTS)).isEqualTo(asked);
  }

  @Test
  void aNodeThatLeavesTellsTheOthersSoThereIsNothingToWaitFor() {
    var asked = drill(DrillKind.LEAVE, 30, 10);
    assertThat(PlainAkkaTimes.of(asked, PlainAkka.DEFAULTS)).isEqualTo(asked);
  }

  @Test
  void aPauseThatNobodyWouldNoticeIsRefused() {
    var asked = drill(DrillKind.PAUSE, 8, 40);
    assertThat(PlainAkkaTimes.of(asked, PlainAkka.TUNED)).isEqualTo(asked);
    assertThatThrownBy(() -> PlainAkkaTimes.of(asked, PlainAkka.DEFAULTS))
        .hasMessage(
            "--pause must be 30 or more against plain Akka, its defaults, or it would not be"
                + " noticed; was 8");
  }

  @Test
  void whatHitsMoreThanANodeIsNotCompared() {
    assertThatThrownBy(() -> PlainAkkaTimes.of(drill(DrillKind.CASSANDRA, 10, 30), PlainAkka.TUNED))
        .hasMessage("--against goes with kill, pause and leave, not with cassandra");
  }

  private static DrillSettings drill(DrillKind kind, long pause, long load) {
    return new DrillSettings(
        kind,
        Path.of("data"),
        URI.create("http://127.0.0.1:8080"),
        Victim.ANY,
        200,
        40,
        Duration.ofSeconds(5),
        Duration.ofSeconds(pause),
        Duration.ofSeconds(load),
        1);
  }
}
