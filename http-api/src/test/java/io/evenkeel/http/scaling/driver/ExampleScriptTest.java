package io.evenkeel.http.scaling.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/command/nodes.sh}, with a systemctl that only takes notes. */
@DisabledOnOs(OS.WINDOWS)
class ExampleScriptTest {

  private static final Path SCRIPT = Path.of("..", "deploy", "command", "nodes.sh");

  @TempDir private Path folder;
  private CommandDriver driver;

  @BeforeEach
  void fakeSystemctl() throws IOException {
    var systemctl = folder.resolve("systemctl");
    Files.writeString(
        systemctl,
        """
        #!/bin/sh
        [ "$3" != "$(cat %1$s/broken 2>/dev/null)" ] || exit 1
        echo "$1 $3" >> %1$s/log
        """
            .formatted(folder));
    Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwxr-xr-x"));
    driver =
        new CommandDriver(
            new CommandSettings(
                program("order"),
                program("ordered"),
                Map.of(
                    "EVENKEEL_NODES_FILE", folder + "/nodes", "EVENKEEL_SYSTEMCTL", "" + systemctl),
                Duration.ofSeconds(30),
                4096,
                1));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void ordersUpAndDown() throws Exception {
    write("nodes", "1");
    result(driver.order(3));
    assertThat(result(driver.ordered())).isEqualTo(3);
    assertThat(log()).containsExactly(start(0), start(1), start(2));
    result(driver.order(1));
    assertThat(result(driver.ordered())).isEqualTo(1);
    assertThat(log()).containsExactly(start(0), stop(1), stop(2));
  }

  @Test
  void whatFailsHalfWayUpIsTakenBackByTheOrderOfLess() throws Exception {
    write("nodes", "1");
    write("broken", "evenkeel-node@2");
    assertThatThrownBy(() -> result(driver.order(4)))
        .cause()
        .hasMessageEndingWith("ended with code 1: 'node 2 cannot be started'");
    write("broken", "");
    log();
    result(driver.order(1));
    assertThat(log()).containsExactly(start(0), stop(1), stop(2), stop(3));
  }

  @Test
  void whatFailsHalfWayDownIsDoneByTheSameOrderAgain() throws Exception {
    write("nodes", "4");
    write("broken", "evenkeel-node@3");
    assertThatThrownBy(() -> result(driver.order(2))).cause().isInstanceOf(DriverFailed.class);
    write("broken", "");
    log();
    result(driver.order(2));
    assertThat(log()).containsExactly(start(0), start(1), stop(2), stop(3));
    assertThat(result(driver.ordered())).isEqualTo(2);
  }

  @Test
  void aMissingNumberIsSaid() {
    assertThatThrownBy(() -> result(driver.ordered()))
        .cause()
        .hasMessageContaining("/nodes does not say how many nodes there are");
  }

  private static Program program(String what) {
    return new Program(what, List.of(SCRIPT.toString(), what));
  }

  private static String start(int node) {
    return "start evenkeel-node@" + node;
  }

  private static String stop(int node) {
    return "stop evenkeel-node@" + node;
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  /** What it was asked for since the last look. */
  private List<String> log() throws IOException {
    var lines = Files.readAllLines(folder.resolve("log"));
    Files.delete(folder.resolve("log"));
    return lines;
  }

  private static <T> T result(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(1, TimeUnit.MINUTES);
  }
}
