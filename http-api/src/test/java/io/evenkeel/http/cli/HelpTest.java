package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

  /** Those of our own; picocli's ignore what they do not know. */
  static Stream<String> commands() {
    return Main.commandLine().getSubcommands().entrySet().stream()
        .filter(command -> isOurs(command.getValue().getCommandSpec().userObject()))
        .map(command -> command.getKey());
  }

  private static boolean isOurs(Object command) {
    return command.getClass().getPackage().equals(Main.class.getPackage());
  }

  static Stream<String> commandsForPeople() {
    return Main.commandLine().getSubcommands().entrySet().stream()
        .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
        .map(command -> command.getKey());
  }

  @ParameterizedTest
  @MethodSource("commandsForPeople")
  void everyCommandExplainsItself(String command) {
    var run = command.equals("help") ? Run.of("help") : Run.of(command, "--help");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Usage: evenkeel");
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownOptionIsAnErrorOfTheArguments(String command) {
    var run = Run.of(command, "--nonsense");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank();
  }

  @Test
  void everyOptionAndCommandForPeopleIsDescribed() {
    assertThat(commandsForPeople().map(name -> Main.commandLine().getSubcommands().get(name)))
        .extracting(CommandLine::getCommandSpec)
        .allSatisfy(
            spec -> {
              assertThat(spec.usageMessage().description()).as(spec.name()).isNotEmpty();
              assertThat(spec.options())
                  .allSatisfy(o -> assertThat(o.description()).as(spec + " " + o).isNotEmpty());
            });
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    var run = Run.of();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: evenkeel", "up", "status");
  }

  @Test
  void theVersionIsPrinted() {
    var run = Run.of("--version");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("evenkeel ");
  }

  @Test
  void theCompletionIsAScriptThatBashUnderstands() throws IOException, InterruptedException {
    var run = Run.of("generate-completion");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("members", "--http-port");
    var bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var in = bash.outputWriter()) {
      in.write(run.out());
    }
    assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(bash.inputReader().readLine()).isNull();
    assertThat(bash.exitValue()).isZero();
  }
}
