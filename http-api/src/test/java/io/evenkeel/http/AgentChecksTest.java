package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AgentChecksTest {

  @Test
  void haproxyIsToldWhatCallsHaveMeasured() throws IOException {
    int port = freePort();
    try (var node =
            TestNode.start(
                "evenkeel.http.agent-check-port = "
                    + port
                    + "\nevenkeel.services.health.enabled = off");
        var quick = new BackEnd(exchange -> BackEnd.answer(exchange, 200, "quick"));
        var slow = new BackEnd(exchange -> answerSlowly(exchange))) {
      var caller = node.caller();
      caller.put("/v1/services/files/instances/quick", "{\"url\":\"" + quick.url() + "\"}");
      caller.put("/v1/services/files/instances/slow", "{\"url\":\"" + slow.url() + "\"}");
      assertThat(ask(port, "files/slow\n")).isEqualTo("up 100%");
      caller.put("/v1/services/files/balancing", "{\"strategy\":\"round-robin\"}");
      for (int i = 0; i < 60; i++) {
        caller.get("/v1/services/files/call/").isOk();
      }
      assertThat(ask(port, "files/quick\n")).isEqualTo("up 100%");
      assertThat(ask(port, "files/slow\n")).matches("up [1-4]?[0-9]%");
      assertThat(caller.get("/v1/services/files?format=nginx").text())
          .contains("weight=100; # quick");
      assertThat(ask(port, "files/nobody\n")).isEqualTo("stopped #unknown");
      assertThat(ask(port, "nothing\n")).isEqualTo("stopped #unknown");
      assertThat(ask(port, "\u0000\u0007/\u00ff\n")).isEqualTo("stopped #unknown");
      assertThat(ask(port, "x".repeat(10_000) + "\n")).isEmpty();
      assertThat(ask(port, "files/quick\n")).isEqualTo("up 100%");
    }
  }

  @Test
  void aPortThatIsTakenStopsTheStart() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(
              () -> TestNode.start("evenkeel.http.agent-check-port = " + taken.getLocalPort()))
          .hasStackTraceContaining(
              "evenkeel.http.agent-check-port " + taken.getLocalPort() + " cannot be listened on");
    }
  }

  private static void answerSlowly(HttpExchange exchange) throws IOException {
    try {
      Thread.sleep(50); // the work of this server
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    BackEnd.answer(exchange, 200, "slow");
  }

  private static String ask(int port, String line) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(line.getBytes(StandardCharsets.ISO_8859_1));
      var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      return Objects.requireNonNullElse(new BufferedReader(in).readLine(), "");
    } catch (SocketException reset) {
      return "";
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
