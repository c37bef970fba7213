package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.cluster.LocalUp;
import io.evenkeel.multijvm.http.Answer;
import io.evenkeel.multijvm.process.FreePort;
import io.evenkeel.multijvm.process.RunFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The command {@code up}: it leaves nothing behind, and what it finds left behind it clears away.
 */
class UpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String COUNTER = "/v1/entities/counter/c";

  private final Path data = RunFolder.create("data");
  private final int port = FreePort.firstOf(2);
  private final List<LocalUp> started = new ArrayList<>();

  @RegisterExtension
  final TestExecutionExceptionHandler logs =
      (context, failure) -> {
        throw new AssertionError(failure + "\n" + allLogs(), failure);
      };

  @AfterEach
  void end() {
    started.forEach(LocalUp::end);
  }

  @Test
  void aTerminatedUpLeavesNoProcessNoPortAndNoLockAndASecondOneOnItsFolderIsRefused()
      throws IOException {
    var up = up(data, port).awaitReady();
    assertThat(sentenceOf(up(data, FreePort.firstOf(2))))
        .contains("another 'evenkeel up' runs on " + data);
    assertOk(add(up, 0, 5));
    var children = up.process().descendants();
    assertThat(children).hasSizeGreaterThanOrEqualTo(3);

    up.terminate();

    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(up.ports()).allMatch(FreePort::isFree).hasSizeGreaterThanOrEqualTo(5);
    assertThat(isUnlocked(data.resolve("lock"))).isTrue();
    assertThat(isUnlocked(data.resolve("cassandra").resolve("cassandra.lock"))).isTrue();
  }

  @Test
  void afterAKillItsChildrenEndByThemselvesAndTheNextUpHasAllState() {
    var first = up(data, port).awaitReady();
    assertOk(add(first, 0, 5));
    var children = first.process().descendants();
    first.process().kill();
    await("the children end by themselves")
        .atMost(PATIENCE)
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));

    var second = up(data, port).awaitReady();
    assertThat(value(second)).isEqualTo(5);
    assertOk(add(second, 1, 7));
    second.process().kill();

    // at once, while the children of the second one are still there
    var third = up(data, port).awaitReady();
    assertThat(value(third)).isEqualTo(12);
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsNamed() throws IOException {
    var file = Files.createFile(data.resolve("file"));
    assertThat(sentenceOf(up(file.resolve("data"), port)))
        .contains("the data folder " + file.resolve("data") + " cannot be written");
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (var taken = FreePort.occupy(port + 1)) {
      assertThat(taken.isBound()).isTrue();
      assertThat(sentenceOf(up(data, port))).contains("port " + (port + 1) + " is in use");
    }
  }

  private LocalUp up(Path folder, int httpPort) {
    var up = LocalUp.start(folder, httpPort);
    started.add(up);
    return up;
  }

  /** The last line it printed, after it has ended with 1. */
  private static String sentenceOf(LocalUp up) {
    assertThat(up.process().awaitExit(PATIENCE)).as(up.process().output()).isEqualTo(1);
    assertThat(up.process().output()).doesNotContain("Exception");
    var lines = up.process().output().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static Answer add(LocalUp up, int node, int amount) {
    return up.api(node).post(COUNTER + "/add", "{\"amount\":" + amount + "}", "key-" + amount);
  }

  private static void assertOk(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  private static int value(LocalUp up) {
    return up.api(1).get(COUNTER).body().at("/state/value").asInt();
  }

  private static boolean isUnlocked(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock != null;
    }
  }

  private String allLogs() {
    return String.join("", started.stream().map(LocalUp::logTail).toList());
  }
}
