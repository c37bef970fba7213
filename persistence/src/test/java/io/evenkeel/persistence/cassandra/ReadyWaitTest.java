package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyWaitTest {

  @Test
  void aProcessThatEndsIsReportedAtOnceWithTheEndOfItsLog(@TempDir Path dir) throws IOException {
    var settings = EmbeddedCassandraSettings.of(dir, dir, FreePorts.next(), FreePorts.next());
    Files.createDirectories(settings.logDir());
    Files.writeString(settings.logFile(), "an early line\n" + "x\n".repeat(15) + "disk full\n");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "-version")
            .redirectErrorStream(true)
            .redirectOutput(settings.outputFile().toFile())
            .start();

    assertThatThrownBy(
            () -> new ReadyWait(settings, process, line -> {}).await(Duration.ofSeconds(30)))
        .isInstanceOf(EmbeddedCassandraException.class)
        .hasMessageStartingWith("Cassandra ended with exit code 0 before it was ready")
        .hasMessageContaining("disk full")
        .hasMessageNotContaining("an early line");
  }
}
