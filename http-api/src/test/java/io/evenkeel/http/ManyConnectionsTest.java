package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Many clients at once, in a process of their own, as a process may have 20,000 files open or
 * fewer. {@code -Dconnections=10000} for as many as a node is meant to bear.
 */
@Isolated("it looks at the memory of all")
class ManyConnectionsTest {

  private static final int CONNECTIONS = Integer.getInteger("connections", 1000);

  @Test
  void allAreAnsweredAndLeaveNothingBehind() throws Exception {
    try (var node = TestNode.start("")) {
      callFromAll(node);
      long before = usedBytes();
      callFromAll(node);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(usedBytes()).isLessThan(before + 20 * 1024 * 1024));
      node.caller().add(HttpCaller.newId(), 1).isOk();
    }
  }

  /** Beyond 4,096 calls in flight a node says 503; a slow machine may say 504. */
  private static void callFromAll(TestNode node) throws IOException, InterruptedException {
    var clients =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ManyClients.class.getName(),
                Integer.toString(node.port()),
                Integer.toString(CONNECTIONS))
            .redirectErrorStream(true)
            .start();
    try {
      var answers = new String(clients.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(clients.waitFor()).as(answers).isZero();
      assertThat(answers).matches("\\{200=\\d+(, 503=\\d+)?(, 504=\\d+)?}\\s*");
      node.caller().add(HttpCaller.newId(), 1).isOk();
    } finally {
      clients.destroyForcibly();
    }
  }

  private static long usedBytes() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
