package io.evenkeel.http.scaling.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With small scripts, as people write them. */
@DisabledOnOs(OS.WINDOWS)
class CommandDriverTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String ORDER_KEY = " (evenkeel.scaling.nodes.command.order)";
  private static final String ORDERED_KEY = " (evenkeel.scaling.nodes.command.ordered)";

  @TempDir private Path folder;
  private CommandDriver driver;

  @AfterEach
  void close() {
    if (driver != null) {
      driver.close();
    }
  }

  @Test
  void oneCommandTellsAndOneOrders() throws Exception {
    use(
        program("cat \"$1/nodes\"", folder.toString()),
        program(
            "echo $EVENKEEL_CURRENT to $EVENKEEL_WANTED in $REGION >> $1/log\n"
                + "echo $EVENKEEL_WANTED > $1/nodes",
            folder.toString()));
    Files.writeString(folder.resolve("nodes"), "3\n");
    assertThat(result(driver.ordered())).isEqualTo(3);
    result(driver.order(5));
    result(driver.order(5));
    assertThat(result(driver.ordered())).isEqualTo(5);
    assertThat(folder.resolve("log")).content().isEqualTo("3 to 5 in east\n5 to 5 in east\n");
  }

  @Test
  void noShellReadsAnArgument() throws Exception {
    var argument = "$(touch " + folder + "/made); `id` ; echo 1 > x * \"'";
    use(program("printf '%s' \"$1\" > \"$2\"; echo 7", argument, folder + "/argument"), none());
    assertThat(result(driver.ordered())).isEqualTo(7);
    assertThat(folder.resolve("argument")).content().isEqualTo(argument);
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void aFailureIsQuotedOnOneLine() throws Exception {
    use(
        program("echo 3"),
        program("echo ordering; printf 'quota\\nof the \\033[31mproject\\n' >&2; exit 1"));
    assertFails(
        driver.order(5),
        "'%s'%s ended with code 1: 'quota of the [31mproject'".formatted(script(1), ORDER_KEY));
  }

  @Test
  void aFailureThatOnlyStandardOutputTellsIsQuotedToo() throws Exception {
    use(program("echo no such group; exit 3"), none());
    assertFails(
        driver.ordered(),
        "'%s'%s ended with code 3: 'no such group'".formatted(script(0), ORDERED_KEY));
  }

  @Test
  void aLongComplaintIsCut() throws Exception {
    use(program("head -c 4000 /dev/zero | tr '\\0' x >&2; exit 1"), none());
    assertFails(
        driver.ordered(),
        "'%s'%s ended with code 1: '%s…'".formatted(script(0), ORDERED_KEY, "x".repeat(200)));
  }

  @Test
  void nothingIsOrderedWhenNobodySaysWhatIs() throws Exception {
    use(program("exit 1"), program("touch " + folder + "/made"));
    assertFails(driver.order(5), "'%s'%s ended with code 1: ''".formatted(script(0), ORDERED_KEY));
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"three", "-1", "3.5", "3 4", "99999999999", "3 nodes", ""})
  void onlyANumberIsANumber(String printed) throws Exception {
    use(program("echo '" + printed + "'"), none());
    assertFails(
        driver.ordered(),
        "'%s'%s must print the number that is ordered and nothing else, printed '%s'"
            .formatted(script(0), ORDERED_KEY, printed));
  }

  @Test
  void garbageIsQuotedAsFarAsItIsText() throws Exception {
    use(program("printf 'a\\000\\001\\377\\376b'"), none());
    assertFails(
        driver.ordered(),
        "'%s'%s must print the number that is ordered and nothing else, printed 'a b'"
            .formatted(script(0), ORDERED_KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">&2"})
  void megabytesAreTooMuch(String stream) throws Exception {
    use(program("head -c 5000000 /dev/zero " + stream), none());
    assertFails(
        driver.ordered(),
        "'%s'%s wrote more than 4096 bytes and was given up; what it has done is not known"
            .formatted(script(0), ORDERED_KEY));
  }

  @Test
  void whoWritesWithoutEndIsEnded() throws Exception {
    use(program("echo $$ > " + folder + "/pid; exec yes"), none());
    assertThatThrownBy(() -> result(driver.ordered()))
        .cause()
        .hasMessageContaining("wrote more than 4096 bytes");
    await().until(() -> hasEnded("pid"));
  }

  @Test
  void whatHangsIsEndedWithAllThatItStarted() throws Exception {
    var hangs =
        """
        echo $$ > %1$s/parent
        sh -c 'echo $$ > %1$s/child; sleep 1000 & echo $! > %1$s/grandchild; wait'
        """
            .formatted(folder);
    use(Duration.ofSeconds(2), program(hangs), none());
    assertFails(
        driver.ordered(),
        "'%s'%s did not end in 2000 ms and was ended; what it has done is not known"
            .formatted(script(0), ORDERED_KEY));
    for (var process : List.of("parent", "child", "grandchild")) {
      await().until(() -> hasEnded(process));
    }
  }

  @Test
  void whatIsLeftRunningOnPurposeIsNotWaitedFor() throws Exception {
    use(program("sleep 1000 & echo $! > " + folder + "/daemon; echo 2"), none());
    assertThat(result(driver.ordered())).isEqualTo(2);
    assertThat(hasEnded("daemon")).isFalse();
    ProcessHandle.of(pid("daemon")).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void aCommandThatAsksGetsNoInput() throws Exception {
    use(program("read answer || echo 4"), none());
    assertThat(result(driver.ordered())).isEqualTo(4);
  }

  @Test
  void aClosedDriverEndsWhatIsUnderWay() throws Exception {
    use(program("echo $$ > " + folder + "/pid; sleep 1000"), none());
    var ordered = driver.ordered();
    await().until(() -> Files.exists(folder.resolve("pid")) && !text("pid").isBlank());
    driver.close();
    assertFails(ordered, "the driver command is closed");
    await().until(() -> hasEnded("pid"));
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    use(List.of(folder + "/nothing"), none());
    assertFails(
        driver.ordered(), "there is no program '%s/nothing'%s".formatted(folder, ORDERED_KEY));
  }

  @Test
  void aProgramThatIsNotInThePathIsNamed() {
    use(List.of("evenkeel-no-such-program"), none());
    assertThatThrownBy(() -> result(driver.ordered()))
        .cause()
        .isInstanceOf(DriverFailed.class)
        .hasMessageStartingWith(
            "'evenkeel-no-such-program'" + ORDERED_KEY + " cannot be started: ");
  }

  @Test
  void aProgramThatIsNotExecutableIsNamed() throws Exception {
    var program = program("echo 1");
    Files.setPosixFilePermissions(script(0), PosixFilePermissions.fromString("rw-r--r--"));
    use(program, none());
    assertFails(driver.ordered(), "'%s'%s is not executable".formatted(script(0), ORDERED_KEY));
  }

  @Test
  void aProgramThatIsNoneIsSaid() throws Exception {
    var program = program("echo 1");
    Files.writeString(script(0), "\0\1\2\3");
    use(program, none());
    assertThatThrownBy(() -> result(driver.ordered()))
        .cause()
        .isInstanceOf(DriverFailed.class)
        .hasMessageStartingWith("'" + script(0) + "'" + ORDERED_KEY);
  }

  @Test
  void fewerThanNoneCannotBeOrdered() {
    use(none(), none());
    assertThatThrownBy(() -> driver.order(-1)).hasMessage("count must be >= 0, was -1");
  }

  private void use(List<String> ordered, List<String> order) {
    use(LONG, ordered, order);
  }

  private void use(Duration timeout, List<String> ordered, List<String> order) {
    driver =
        new CommandDriver(
            new CommandSettings(
                new Program("evenkeel.scaling.nodes.command.order", order),
                new Program("evenkeel.scaling.nodes.command.ordered", ordered),
                Map.of("REGION", "east"),
                timeout,
                4096,
                1));
  }

  /** Scripts have numbers, in the order in which they are written. */
  private List<String> program(String script, String... arguments) throws IOException {
    int number = 0;
    while (Files.exists(script(number))) {
      number++;
    }
    Files.writeString(script(number), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(script(number), PosixFilePermissions.fromString("rwxr-xr-x"));
    var command = new ArrayList<>(List.of(script(number).toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> none() {
    return List.of("/bin/false");
  }

  private Path script(int number) {
    return folder.resolve("script-" + number);
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private long pid(String file) throws IOException {
    return Long.parseLong(text(file).strip());
  }

  /** Also when nobody has asked for its exit code yet. */
  private boolean hasEnded(String file) throws IOException {
    var status = Path.of("/proc/" + pid(file) + "/stat");
    return ProcessHandle.of(pid(file)).filter(ProcessHandle::isAlive).isEmpty()
        || (Files.exists(status) && Files.readString(status).contains(") Z "));
  }

  private static <T> T result(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(LONG.toSeconds() * 2, TimeUnit.SECONDS);
  }

  private static void assertFails(CompletionStage<?> stage, String sentence) {
    assertThatThrownBy(() -> result(stage))
        .cause()
        .isInstanceOf(DriverFailed.class)
        .hasMessage(sentence);
  }
}
