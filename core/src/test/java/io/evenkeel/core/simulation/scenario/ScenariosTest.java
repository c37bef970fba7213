package io.evenkeel.core.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.core.protection.ProtectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {

  private static final String SMALL =
      """
      replicas = [{
        count = 2
        slots = 1
      }]
      requests = [{ work { distribution = constant, mean = 1ms } }]
      """;

  @TempDir private Path folder;

  static Stream<String> names() {
    return Scenarios.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void thoseThatComeWithTheProgramAreComplete(String name) {
    var scenario = Scenarios.named(name);
    assertThat(scenario.name()).isEqualTo(name);
    assertThat(scenario.about()).isNotBlank();
    assertThat(scenario.winner()).isNotBlank();
    assertThat(scenario.learned()).isNotBlank();
    assertThat(scenario.loads()).containsExactly(0.5, 0.7, 0.9);
    assertThat(scenario.callsPerSecond(0.7)).isBetween(100.0, 100_000.0);
  }

  @Test
  void thereAreFourteen() {
    assertThat(Scenarios.names()).hasSize(14).doesNotHaveDuplicates();
  }

  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Scenarios.named("homogenous"))
        .hasMessage(
            "there is no scenario 'homogenous'; known: homogeneous, heterogeneous, fluctuating,"
                + " antagonist, pauses, gray-slow, black-hole, cold-start, heavy-tail, bimodal,"
                + " fan-out, many-routers, bursts, stale");
  }

  @Test
  void aFileHasTheNameOfItsScenarioAndDefaults() throws IOException {
    var scenario = Scenarios.in(file(SMALL));
    assertThat(scenario.name()).isEqualTo("mine");
    assertThat(scenario.deadlineNanos()).isEqualTo(5_000_000_000L);
    assertThat(scenario.callsPerSecond(0.5)).isCloseTo(1_000, within(1e-6));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "slots = 1 | slot = 1 | :3: unknown key 'replicas[0].slot'; did you mean 'slots'?",
        "slots = 1 | slots = many | :3: replicas[0].slots must be a whole number from 1 to 10000,"
            + " was \"many\"",
        "slots = 1 | slots = 1.5 | :3: replicas[0].slots must be a whole number",
        "slots = 1 | service = lifo | :3: replicas[0].service must be one of fcfs, shared, was"
            + " \"lifo\"",
        "slots = 1 | speeds = [{ rule = fast }] | :3: replicas[0].speeds[0].rule must be one of"
            + " switching,",
        "slots = 1 | speeds = [{ rule = slow }] | :3: replicas[0].speeds[0].factor must be a number"
            + " from 1.0E-6 to 1000000, is not set",
        "slots = 1 | speeds = [7] | :3: replicas[0].speeds[0] must be a section, was 7",
        "mean = 1ms | mean = soon | :5: requests[0].work.mean must be a duration above 0, as 250us"
            + " or 5s, was \"soon\"",
        "mean = 1ms | mean = 0s | :5: requests[0].work.mean must be a duration above 0",
        "count = 2 | joins = 0.5 | : replicas must be there from the start",
        "requests | demands | :1: requests must be a list of sections, is not set",
        "slots = 1 | slots = [ | scenario ",
      })
  void whatIsWrongIsNamedWithFileLineAndKey(String right, String wrong, String sentence)
      throws IOException {
    var file = file(SMALL.replace(right, wrong));
    assertThatThrownBy(() -> Scenarios.in(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence)
        .hasMessageContaining(file.toString());
  }

  @Test
  void protectionIsOffUnlessItIsSwitchedOn() throws IOException {
    assertThat(Scenarios.in(file(SMALL)).protection()).isEqualTo(ProtectionSettings.NONE);
    var on = "protection { ejection = on, slow-start = on }";
    assertThat(Scenarios.in(file(SMALL + on)).protection()).isEqualTo(ProtectionSettings.DEFAULT);
    var some = "protection { ejection = on, consecutive-failures = 3, ejection-time = 5s }";
    var settings = Scenarios.in(file(SMALL + some)).protection();
    assertThat(settings.start()).isNull();
    assertThat(settings.ejection())
        .isNotNull()
        .satisfies(ejection -> assertThat(ejection.consecutiveFailures()).isEqualTo(3))
        .satisfies(ejection -> assertThat(ejection.baseNanos()).isEqualTo(5_000_000_000L));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "ejection = yes | protection.ejection must be one of on, off, was \"yes\"",
        "ejectoin = on | unknown key 'protection.ejectoin'; did you mean 'ejection'?",
        "most-ejected = 2 | protection.most-ejected must be a number from 0 to 1, was 2",
        "slow-factor = NaN | protection.slow-factor must be a number from 1.001 to 1000000",
      })
  void whatIsWrongInProtectionIsNamed(String content, String sentence) throws IOException {
    var file = file(SMALL + "protection { " + content + " }");
    assertThatThrownBy(() -> Scenarios.in(file)).hasMessageContaining(":6: " + sentence);
  }

  @Test
  void aFileThatIsNotThere() {
    assertThatThrownBy(() -> Scenarios.in(folder.resolve("nothing.conf")))
        .hasMessageStartingWith("cannot read scenario ");
  }

  @Test
  void theMeansAreThoseOfTheDistributions() {
    var random = new SplittableRandom(1);
    for (var work :
        new Work[] {
          new Work.Constant(5),
          new Work.Exponential(5),
          new Work.Normal(5),
          new Work.BoundedPareto(2.5, 1, 1_000)
        }) {
      double sum = 0;
      for (int i = 0; i < 400_000; i++) {
        sum += work.draw(random);
      }
      assertThat(sum / 400_000).as("%s", work).isCloseTo(work.mean(), within(0.01 * work.mean()));
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.conf"), text);
  }
}
