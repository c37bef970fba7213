package io.evenkeel.multijvm.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WallClockTest {

  private static final long HOUR_SECONDS = 3_600;
  private static final long PATIENCE_SECONDS = 600;

  @TempDir private Path folder;

  @Test
  void aRunningProgramSeesItsClockLeapAndReturn() throws IOException {
    assumeTrue(WallClock.missing().isEmpty(), () -> WallClock.missing().orElseThrow());
    var clock = WallClock.of(folder.resolve("clock"));
    var command = new ArrayList<>(clock.launcher());
    command.addAll(List.of("bash", "-c", "while read -r; do date +%s; done"));
    var program = new ProcessBuilder(command).start();
    try (var answers = program.inputReader()) {
      for (long hours : List.of(0, 1, -1, 0)) {
        clock.shift(hours * HOUR_SECONDS * 1_000);
        assertThat(wrongBySeconds(program, answers))
            .isBetween(
                hours * HOUR_SECONDS - PATIENCE_SECONDS, hours * HOUR_SECONDS + PATIENCE_SECONDS);
      }
    } finally {
      program.destroyForcibly();
    }
  }

  private static long wrongBySeconds(Process program, BufferedReader answers) throws IOException {
    program.outputWriter().write("\n");
    program.outputWriter().flush();
    return Long.parseLong(answers.readLine()) - System.currentTimeMillis() / 1_000;
  }
}
