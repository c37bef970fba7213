package io.evenkeel.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import io.evenkeel.http.standalone.OtherProgram;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HAProxy balances by the weights that a node has measured; skipped where there is none. */
class HaproxyAgentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void haproxySendsTheSlowOneLess(@TempDir Path folder) throws Exception {
    assumeTrue(isInstalled(), "haproxy is not installed: apt-get install haproxy");
    var ports = OtherProgram.freePorts(2);
    try (var node =
            TestNode.start(
                "evenkeel.http.agent-check-port = "
                    + ports.get(0)
                    + "\nevenkeel.services.health.enabled = off");
        var quick = new BackEnd(exchange -> BackEnd.answer(exchange, 200, "quick"));
        var slow = new BackEnd(HaproxyAgentTest::answerSlowly)) {
      var caller = node.caller();
      caller.put("/v1/services/files/instances/quick", "{\"url\":\"" + quick.url() + "\"}");
      caller.put("/v1/services/files/instances/slow", "{\"url\":\"" + slow.url() + "\"}");
      caller.put("/v1/services/files/balancing", "{\"strategy\":\"round-robin\"}");
      var admin = folder.resolve("admin");
      var config = folder.resolve("haproxy.cfg");
      Files.writeString(config, config(admin, ports, quick, slow));
      var command = List.of("haproxy", "-db", "-f", config.toString());
      var log = folder.resolve("haproxy.out");
      var haproxy = OtherProgram.start("haproxy", command, ports.subList(1, 2), log);
      try {
        await().atMost(PATIENCE).until(() -> weight(admin, "slow") == 100);
        for (int i = 0; i < 60; i++) {
          caller.get("/v1/services/files/call/").isOk();
        }

        await().atMost(PATIENCE).until(() -> weight(admin, "slow") < 50);
        assertThat(weight(admin, "quick")).isEqualTo(100);
        assertThat(answersOfSlow("http://127.0.0.1:" + ports.get(1))).isLessThan(35);

        caller.method("DELETE", "/v1/services/files/instances/slow");
        await().atMost(PATIENCE).until(() -> state(admin, "slow").get(5).equals("0"));
      } finally {
        haproxy.close();
      }
    }
  }

  private static boolean isInstalled() {
    return Arrays.stream(String.valueOf(System.getenv("PATH")).split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "haproxy")))
        || Files.isExecutable(Path.of("/usr/sbin/haproxy"));
  }

  private static String config(Path admin, List<Integer> ports, BackEnd quick, BackEnd slow) {
    return """
    global
      stats socket unix@%s level admin
    defaults
      mode http
      timeout connect 1s
      timeout client 10s
      timeout server 10s
    frontend in
      bind 127.0.0.1:%d
      default_backend out
    backend out
      balance roundrobin
      default-server weight 100 agent-check agent-addr 127.0.0.1 agent-port %d agent-inter 200ms
      server quick %s agent-send "files/quick\\n"
      server slow %s agent-send "files/slow\\n"
    """
        .formatted(admin, ports.get(1), ports.get(0), address(quick), address(slow));
  }

  private static String address(BackEnd server) {
    return URI.create(server.url()).getAuthority();
  }

  private static int weight(Path admin, String server) throws IOException {
    return Integer.parseInt(state(admin, server).get(7));
  }

  /** Of {@code show servers state}: see section 9.3 of HAProxy's management guide. */
  private static List<String> state(Path admin, String server) throws IOException {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(admin));
      channel.write(ByteBuffer.wrap("show servers state out\n".getBytes(US_ASCII)));
      var text = new String(Channels.newInputStream(channel).readAllBytes(), US_ASCII);
      return text.lines()
          .map(line -> List.of(line.split(" ", -1)))
          .filter(columns -> columns.size() > 8 && columns.get(3).equals(server))
          .findFirst()
          .orElseThrow();
    }
  }

  private static long answersOfSlow(String url) throws Exception {
    var client = HttpClient.newHttpClient();
    long slow = 0;
    for (int i = 0; i < 100; i++) {
      var answer =
          client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
      slow += answer.body().equals("slow") ? 1 : 0;
    }
    return slow;
  }

  private static void answerSlowly(HttpExchange exchange) throws IOException {
    try {
      Thread.sleep(50); // the work of this server
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    BackEnd.answer(exchange, 200, "slow");
  }
}
