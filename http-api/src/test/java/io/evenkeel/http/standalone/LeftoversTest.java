package io.evenkeel.http.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

  @TempDir private Path folder;
  private Path file;
  private Process process;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void startAProcess() throws IOException {
    file = folder.resolve("processes");
    process = new ProcessBuilder("sleep", "60").start();
  }

  @AfterEach
  void endIt() {
    process.destroyForcibly();
  }

  @Test
  void whatOutlivedACrashIsEnded() throws InterruptedException {
    Leftovers.record(file, List.of(process.toHandle()));
    Leftovers.end(file, progress::add);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(progress).containsExactly("ending 1 processes that an earlier run left behind");
  }

  @Test
  void anotherProcessThatGotTheSameIdIsLeftAlone() throws IOException {
    Files.writeString(file, process.pid() + " 12345\nnonsense\n\n");
    Leftovers.end(file, progress::add);
    assertThat(process.isAlive()).isTrue();
    assertThat(progress).isEmpty();
  }

  @Test
  void whatHasEndedByItselfIsNoLeftover() throws InterruptedException {
    Leftovers.record(file, List.of(process.toHandle()));
    process.destroyForcibly().waitFor();
    Leftovers.end(file, progress::add);
    assertThat(progress).isEmpty();
  }

  @Test
  void withoutARecordThereIsNothingToEnd() {
    Leftovers.end(file, progress::add);
    Leftovers.forget(file);
    assertThat(progress).isEmpty();
  }
}
