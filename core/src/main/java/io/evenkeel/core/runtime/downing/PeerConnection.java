package io.evenkeel.core.runtime.downing;

import akka.actor.AbstractActorWithTimers;
import akka.actor.ActorRef;
import akka.io.Tcp;
import akka.io.TcpMessage;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * Holds a connection to one peer's remoting port on which nothing is ever sent. When the process
 * ends, however it ends, its kernel closes the connection; when a new one is refused, and refused
 * again, nobody listens there any more while the host is alive.
 *
 * <p>A peer that is silent, paused or cut off shows nothing here: that is the failure detector's.
 */
final class PeerConnection extends AbstractActorWithTimers {

  /** To the parent, each time a connection is refused again. */
  record Refused() {}

  /** To the parent: somebody listens there. */
  record Accepted() {}

  private record Connect() {}

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** Between attempts of which nothing was learned. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final int PROOF = 2;

  private final InetSocketAddress peer;
  private final ActorRef tcp;
  private final Duration retry;
  private int refusals;

  PeerConnection(InetSocketAddress peer, ActorRef tcp, Duration retry) {
    this.peer = peer;
    this.tcp = tcp;
    this.retry = retry;
  }

  @Override
  public void preStart() {
    connect();
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(Connect.class, again -> connect())
        .match(Tcp.Connected.class, connected -> onConnected())
        .match(Tcp.ConnectionClosed.class, closed -> connectAfter(retry))
        .match(Tcp.CommandFailed.class, this::onFailed)
        .build();
  }

  private void connect() {
    tcp.tell(TcpMessage.connect(peer, null, List.of(), CONNECT_TIMEOUT, false), getSelf());
  }

  private void onConnected() {
    refusals = 0;
    getContext().getParent().tell(new Accepted(), getSelf());
    getSender().tell(TcpMessage.register(getSelf()), getSelf());
  }

  private void onFailed(Tcp.CommandFailed failed) {
    if (!isRefusal(failed)) {
      refusals = 0;
      connectAfter(PAUSE);
      return;
    }
    refusals++;
    if (refusals >= PROOF) {
      getContext().getParent().tell(new Refused(), getSelf());
    }
    connectAfter(retry);
  }

  private static boolean isRefusal(Tcp.CommandFailed failed) {
    return failed.cause().isDefined()
        && failed.cause().get() instanceof ConnectException refused
        && String.valueOf(refused.getMessage()).contains("refused");
  }

  private void connectAfter(Duration pause) {
    getTimers().startSingleTimer("connect", new Connect(), pause);
  }
}
