package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * Many clients at once. {@code -Dconnections=10000} needs {@code ulimit -n} of at least 21000, as
 * both ends are in this JVM.
 */
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

  private static void callFromAll(TestNode node) throws Exception {
    var connections = new ArrayList<RawConnection>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(RawConnection.to(node));
      }
      for (int i = 0; i < CONNECTIONS; i++) {
        var path = "/v1/entities/counter/many-" + i % 100 + "/add";
        connections.get(i).send(RawConnection.post(path, "{\"amount\":1}"));
      }
      for (var connection : connections) {
        assertThat(connection.answer().status()).isIn(200, 503, 504); // 503, 504: overload
      }
      node.caller().add(HttpCaller.newId(), 1).isOk();
    } finally {
      for (var connection : connections) {
        connection.close();
      }
    }
  }

  private static long usedBytes() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
