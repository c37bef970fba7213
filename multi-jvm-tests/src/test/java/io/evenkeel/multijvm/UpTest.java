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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The command {@code up}: it leaves nothing behind, and what it finds left behind it clears away.
 * The life of one data folder; the order is the story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String COUNTER = "/v1/entities/counter/c";

  private static final Path DATA = RunFolder.create("data");
  private static final int PORT = FreePort.firstOf(2);
  private static final List<LocalUp> STARTED = new ArrayList<>();
  private static LocalUp running;

  @RegisterExtension
  static final TestExecutionExceptionHandler LOGS =
      (context, failure) -> {
        throw new AssertionError(failure + "\n" + allLogs(), failure);
      };

  @AfterAll
  static void end() {
    STARTED.forEach(LocalUp::end);
  }

  @Test
  @Order(1)
  void aSecondUpOnOneFolderIsRefused() {
    running = up(DATA, PORT).awaitReady();
    assertThat(sentenceOf(up(DATA, FreePort.firstOf(2))))
        .contains("another 'evenkeel up' runs on " + DATA);
    assertOk(add(running, 0, 5));
  }

  @Test
  @Order(2)
  void afterAKillItsChildrenEndByThemselvesAndTheNextUpHasAllState() {
    var children = running.process().descendants();
    assertThat(children).hasSizeGreaterThanOrEqualTo(3);
    running.process().kill();
    await("the children end by themselves")
        .atMost(PATIENCE)
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));

    running = up(DATA, PORT).awaitReady();
    assertThat(value(running)).isEqualTo(5);
    assertOk(add(running, 1, 7));
  }

  @Test
  @Order(3)
  void anUpRightAfterAKillEndsTheChildrenThatAreStillThereAndHasAllState() {
    running.process().kill();
    running = up(DATA, PORT).awaitReady();
    assertThat(value(running)).isEqualTo(12);
  }

  @Test
  @Order(4)
  void aTerminatedUpLeavesNoProcessNoPortAndNoLock() throws IOException {
    var children = running.process().descendants();
    assertThat(children).hasSizeGreaterThanOrEqualTo(3);

    running.terminate();

    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(running.ports()).allMatch(FreePort::isFree).hasSizeGreaterThanOrEqualTo(5);
    assertThat(isUnlocked(DATA.resolve("lock"))).isTrue();
    assertThat(isUnlocked(DATA.resolve("cassandra").resolve("cassandra.lock"))).isTrue();
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsNamed() throws IOException {
    var file = Files.createFile(RunFolder.create("data").resolve("file"));
    assertThat(sentenceOf(up(file.resolve("data"), FreePort.firstOf(2))))
        .contains("the data folder " + file.resolve("data") + " cannot be written");
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    int first = FreePort.firstOf(2);
    try (var taken = FreePort.occupy(first + 1)) {
      assertThat(sentenceOf(up(RunFolder.create("data"), first)))
          .contains("port " + taken.getLocalPort() + " is in use");
    }
  }

  private static LocalUp up(Path folder, int httpPort) {
    var up = LocalUp.start(folder, httpPort);
    STARTED.add(up);
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

  private static String allLogs() {
    return String.join("", STARTED.stream().map(LocalUp::logTail).toList());
  }
}
