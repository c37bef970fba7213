package io.evenkeel.http.gateway.client;

import akka.stream.Materializer;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one instance and the exchanges that wait for one. All live on one event loop,
 * so that nothing is locked: an instance gets as much as one thread can pass, far more than it will
 * answer. A pool that was not used for the idle timeout ends. {@link #submit} can be called from
 * anywhere, the rest on the event loop only.
 */
final class Pool {

  /** What pools have in common. */
  record Surroundings(
      ClientSettings settings, Connector connector, AnswerHead heads, Materializer materializer) {}

  /** Sweeps in an idle timeout. */
  private static final int SWEEPS = 4;

  private final Target target;
  private final EventLoop loop;
  private final Surroundings around;
  private final Consumer<Pool> onEnd;
  private final Set<Connection> open = new LinkedHashSet<>();
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();
  private final ArrayDeque<Exchange> waiting = new ArrayDeque<>();
  private @Nullable ScheduledFuture<?> sweeps;
  private int connecting;
  private boolean stopped;
  private long usedNanos = System.nanoTime();

  /**
   * A pool without connections.
   *
   * @param onEnd called when nobody has needed it for a while; what comes later starts it again
   */
  Pool(Target target, EventLoop loop, Surroundings around, Consumer<Pool> onEnd) {
    this.target = target;
    this.loop = loop;
    this.around = around;
    this.onEnd = onEnd;
  }

  Target target() {
    return target;
  }

  AnswerHead heads() {
    return around.heads();
  }

  Materializer materializer() {
    return around.materializer();
  }

  /** How long an answer waits for its reader. */
  Duration patience() {
    return around.settings().subscriptionTimeout();
  }

  /** How long the rest of a request's body is taken that nobody wants. */
  Duration linger() {
    return around.settings().lingerTimeout();
  }

  /** Sends it as soon as there is a connection, or fails it at once when there is no room. */
  void submit(Exchange exchange) {
    try {
      loop.execute(() -> accept(exchange));
    } catch (RejectedExecutionException e) {
      exchange.failed(stopped());
    }
  }

  /** Fails what waits for a connection, and all that comes later; from anywhere. */
  void stop() {
    try {
      loop.execute(
          () -> {
            stopped = true;
            waiting.forEach(exchange -> exchange.failed(stopped()));
            waiting.clear();
          });
    } catch (RejectedExecutionException e) {
      // it was stopped before
    }
  }

  private void accept(Exchange exchange) {
    usedNanos = System.nanoTime();
    sweepFromNowOn();
    if (stopped) {
      exchange.failed(stopped());
    } else if (exchange.isOver()) {
      exchange.failed(over());
    } else if (waiting.size() + open.size() - idle.size() >= around.settings().maxCalls()) {
      exchange.failed(new NotSentException("too many calls to it are under way"));
    } else {
      exchange.startClock(loop, this::late);
      begin(exchange);
    }
  }

  private static NotSentException stopped() {
    return new NotSentException("the client has stopped");
  }

  private static NotSentException over() {
    return new NotSentException("its time was over before there was a connection");
  }

  private void begin(Exchange exchange) {
    var connection = takeIdle();
    if (connection == null) {
      waiting.add(exchange);
      connect();
    } else {
      connection.send(exchange);
    }
  }

  /** The one that was used last, so that those too many grow idle. */
  private @Nullable Connection takeIdle() {
    var connection = idle.pollLast();
    while (connection != null && !connection.isOpen()) {
      connection = idle.pollLast();
    }
    return connection;
  }

  /** One for each that waits, within the bound. */
  private void connect() {
    while (connecting < waiting.size()
        && open.size() + connecting < around.settings().maxConnections()) {
      connecting++;
      around.connector().connect(this, loop);
    }
  }

  void opened(Connection connection) {
    connecting--;
    if (connection.isOpen()) {
      open.add(connection);
      ready(connection);
    } else {
      connect();
    }
  }

  /** The one that waits longest was waiting for it. */
  void failed(Throwable cause) {
    connecting--;
    var first = waiting.poll();
    if (first != null) {
      first.failed(new NotSentException("the instance cannot be reached", cause));
    }
    connect();
  }

  /** It can take an exchange. */
  void ready(Connection connection) {
    var next = waiting.poll();
    while (next != null && next.isOver()) {
      next.failed(over());
      next = waiting.poll();
    }
    if (next == null) {
      idle.addLast(connection);
    } else {
      connection.send(next);
    }
  }

  void closed(Connection connection) {
    if (open.remove(connection)) {
      idle.remove(connection);
      connect();
    }
  }

  private void late(Exchange exchange) {
    if (waiting.remove(exchange)) {
      exchange.failed(over());
    } else {
      for (var connection : open) {
        if (connection.giveUp(exchange)) {
          return;
        }
      }
    }
  }

  private void sweepFromNowOn() {
    if (sweeps == null) {
      long millis = Math.max(1, idleTimeout().toMillis() / SWEEPS);
      sweeps = loop.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  private void sweep() {
    long since = System.nanoTime() - idleTimeout().toNanos();
    new ArrayList<>(open).forEach(connection -> connection.closeIfIdle(since));
    boolean unused = open.isEmpty() && connecting == 0 && waiting.isEmpty();
    if (unused && usedNanos - since < 0 && sweeps != null) {
      sweeps.cancel(false);
      sweeps = null;
      onEnd.accept(this);
    }
  }

  private Duration idleTimeout() {
    return around.settings().idleTimeout();
  }
}
