package io.evenkeel.core.runtime.downing;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorSystem;
import akka.actor.Props;
import akka.io.Tcp;
import akka.testkit.javadsl.TestKit;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PeerConnectionTest {

  private static final ActorSystem SYSTEM =
      ActorSystem.create(
          "PeerConnectionTest", ConfigFactory.parseString("akka.loglevel = WARNING"));

  @AfterAll
  static void stop() {
    TestKit.shutdownActorSystem(SYSTEM);
  }

  @Test
  void aProcessThatEndsIsNoticedAndSoIsItsSuccessor() throws IOException {
    var parent = new TestKit(SYSTEM);
    int port;
    try (var process = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      port = process.getLocalPort();
      watch(parent, port);
      try (var connection = process.accept()) {
        parent.expectMsgClass(PeerConnection.Accepted.class);
        parent.expectNoMessage(Duration.ofMillis(100));
        assertThat(connection.getInputStream().available()).isZero();
      }
    }
    parent.expectMsgClass(PeerConnection.Refused.class);
    parent.expectMsgClass(PeerConnection.Refused.class);
    try (var successor = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        var connection = successor.accept()) {
      assertThat(connection.isConnected()).isTrue();
      parent.fishForMessage(
          Duration.ofSeconds(5), "accepted", m -> m instanceof PeerConnection.Accepted);
    }
  }

  private static void watch(TestKit parent, int port) {
    var peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var tcp = Tcp.get(SYSTEM).getManager();
    parent.childActorOf(
        Props.create(
            PeerConnection.class, () -> new PeerConnection(peer, tcp, Duration.ofMillis(20))));
  }
}
