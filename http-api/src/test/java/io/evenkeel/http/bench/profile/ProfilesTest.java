package io.evenkeel.http.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {

  @TempDir private Path folder;

  @Test
  void aConstantRateNeverChanges() {
    assertThat(rates("constant:500@30s", 0, 15, 30, 99)).containsOnly(500.0);
    assertThat(Profiles.read("constant:500@30s").lastsSeconds()).isEqualTo(30);
    assertThat(Profiles.read("constant:500").isSteady()).isTrue();
  }

  @Test
  void aRampGoesStraightAndThenStays() {
    assertThat(rates("ramp:100..1000@60s", 0, 30, 60, 90))
        .containsExactly(100.0, 550.0, 1000.0, 1000.0);
    assertThat(rates("ramp:10..0@10s", 0, 5, 20)).containsExactly(10.0, 5.0, 0.0);
  }

  @Test
  void aStepChangesAtItsTimeAndTakesTwiceAsLong() {
    assertThat(rates("step:200..1000@30s", 0, 29.999, 30, 100))
        .containsExactly(200.0, 200.0, 1000.0, 1000.0);
    assertThat(Profiles.read("step:200..1000@30s").lastsSeconds()).isEqualTo(60);
    assertThat(Profiles.read("step:200..1000@30s").isSteady()).isFalse();
  }

  @Test
  void aSpikeGoesBackToWhereItCameFrom() {
    assertThat(rates("spike:200..2000@30s+5s", 29.9, 30, 34.9, 35))
        .containsExactly(200.0, 2000.0, 2000.0, 200.0);
    assertThat(Profiles.read("spike:200..2000@30s+500ms").lastsSeconds()).isEqualTo(60.5);
  }

  @Test
  void aTraceIsCompressedInTimeAndKeepsItsRates() throws IOException {
    var file = Files.writeString(folder.resolve("load.csv"), "0,600\n60,1200\n120,0\n");
    assertThat(rates("trace:" + file + "@60x", 0, 0.99, 1, 2.5, 9))
        .containsExactly(10.0, 10.0, 20.0, 0.0, 0.0);
    assertThat(Profiles.read("trace:" + file).lastsSeconds()).isEqualTo(180);
    assertThat(Profiles.read("trace:" + file + "@60x").lastsSeconds()).isEqualTo(3);
  }

  @Test
  void aScaledProfileKeepsItsTimes() {
    var scaled = new Scaled(Profiles.read("step:200..1000@30s"), 0.5);
    assertThat(List.of(scaled.perSecond(0), scaled.perSecond(30))).containsExactly(100.0, 500.0);
    assertThat(scaled.lastsSeconds()).isEqualTo(60);
  }

  @Test
  void aWarmUpGoesBeforeAtTheFirstRate() {
    var warm = new WarmedUp(Profiles.read("ramp:0..10@10s"), 5);
    assertThat(List.of(warm.perSecond(4), warm.perSecond(5), warm.perSecond(10)))
        .containsExactly(0.0, 0.0, 5.0);
    assertThat(warm.lastsSeconds()).isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stpe:1..2@3s | there is no profile 'stpe:1..2@3s'; write one like constant:500@30s, ramp:",
        "constant | the profile 'constant' must look like constant:500@30s",
        "'' | there is no profile ''",
        "step:200@30s | the profile 'step:200@30s' must look like step:200..1000@30s",
        "ramp:1..x@3s | must look like ramp:100..1000@60s",
        "ramp:1..-2@3s | must look like ramp:100..1000@60s",
        "spike:1..2@3s | must look like spike:200..2000@30s+5s",
        "constant:5@30 | a profile's time must be a length of time like 500ms, 30s, 5m or 1h, was"
            + " '30'",
        "constant:5@0s | a profile's times must be above 0, was 0.0",
        "constant:0@1s | a profile needs a rate above 0 somewhere",
        "constant:2000000@1s | a rate must be 0 to 1000000 requests per second, was 2000000.0",
        "constant:5@200h | must be a week at most",
        "trace:nowhere.csv | cannot read trace nowhere.csv",
        "trace:x@0x | cannot read trace x",
      })
  void whatIsNoProfileIsSaidInOneSentence(String text, String sentence) {
    assertThatThrownBy(() -> Profiles.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  private static List<Double> rates(String profile, double... seconds) {
    var read = Profiles.read(profile);
    return DoubleStream.of(seconds).map(read::perSecond).boxed().toList();
  }
}
