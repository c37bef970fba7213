package io.evenkeel.multijvm.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.process.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {

  private static final Link LINK = new Link(0, 1);
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int SILENCE_MILLIS = 200;

  private final Valve valve = new Valve();
  private final int port = FreePort.next();
  private ServerSocket target;
  private Relay relay;

  @BeforeEach
  void start() throws IOException {
    target = new ServerSocket();
    target.bind(new InetSocketAddress("127.0.2.2", port));
    target.setSoTimeout(PATIENCE_MILLIS);
    var at = new InetSocketAddress("127.0.1.2", port);
    var to = (InetSocketAddress) target.getLocalSocketAddress();
    relay = Relay.start(at, to, RelayTest::link, valve);
  }

  @AfterEach
  void end() throws IOException {
    valve.close();
    relay.close();
    target.close();
  }

  @Test
  void whatIsSentWhileTheLinkIsCutArrivesWhenItHasHealed() throws IOException {
    try (var caller = callFrom(1);
        var called = target.accept()) {
      called.setSoTimeout(PATIENCE_MILLIS);
      caller.getOutputStream().write(7);
      assertThat(called.getInputStream().read()).isEqualTo(7);
      valve.shut(Set.of(LINK));
      caller.getOutputStream().write(8);
      called.setSoTimeout(SILENCE_MILLIS);
      assertThatThrownBy(() -> called.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      valve.openAll();
      called.setSoTimeout(PATIENCE_MILLIS);
      assertThat(called.getInputStream().read()).isEqualTo(8);
    }
  }

  @Test
  void anotherCallersLinkIsNotCut() throws IOException {
    valve.shut(Set.of(LINK));
    try (var caller = callFrom(3);
        var called = target.accept()) {
      caller.getOutputStream().write(9);
      assertThat(called.getInputStream().read()).isEqualTo(9);
    }
  }

  @Test
  void aNewConnectionOverACutLinkReachesNobody() throws IOException {
    valve.shut(Set.of(LINK));
    target.setSoTimeout(SILENCE_MILLIS);
    try (var caller = callFrom(1)) {
      assertThat(caller.isConnected()).isTrue();
      assertThatThrownBy(() -> target.accept()).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aCallThatNobodyTakesIsClosedAndForgotten() throws IOException {
    target.close();
    try (var caller = callFrom(1)) {
      caller.setSoTimeout(PATIENCE_MILLIS);
      assertThat(caller.getInputStream().read()).isEqualTo(-1);
    }
    await().until(() -> relay.openEnds() == 0);
  }

  @Test
  void whoHasMovedIsReachedAtTheNewPlaceAndNotByOldConnections() throws IOException {
    try (var other = new ServerSocket();
        var before = callFrom(1)) {
      before.getOutputStream().write(1);
      target.accept().getInputStream().read();
      other.bind(new InetSocketAddress("127.0.4.2", port));
      other.setSoTimeout(PATIENCE_MILLIS);
      relay.moveTo(other.getLocalSocketAddress());
      before.setSoTimeout(PATIENCE_MILLIS);
      assertThat(before.getInputStream().read()).isEqualTo(-1);
      try (var caller = callFrom(1);
          var called = other.accept()) {
        caller.getOutputStream().write(2);
        assertThat(called.getInputStream().read()).isEqualTo(2);
      }
    }
  }

  private static Link link(SocketAddress caller) {
    return new Link(((InetSocketAddress) caller).getAddress().getAddress()[3] - 1, 1);
  }

  private Socket callFrom(int node) throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress("127.0.3." + node, 0));
    socket.connect(new InetSocketAddress("127.0.1.2", port), PATIENCE_MILLIS);
    return socket;
  }
}
