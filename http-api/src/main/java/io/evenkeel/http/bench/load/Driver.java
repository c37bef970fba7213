package io.evenkeel.http.bench.load;

import io.evenkeel.http.bench.load.LoadSettings.Beyond;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings due requests and idle connections together; on the event loop only.
 *
 * <p>A request is taken from the {@link Intake}, waits for its key's turn ({@link KeyOrder}), is
 * routed to its target's {@link Lane} or to anywhere, is sent, and ends or is sent again as the
 * {@link RetryRule} says.
 */
@SuppressWarnings("FutureReturnValueIgnored") // failures arrive as channel events
final class Driver {

  private static final long SWEEP_MILLIS = 20;
  private static final long STOP_MILLIS = 1_000;

  private final EventLoop loop;
  private final LoadSettings settings;
  private final List<Lane> lanes;
  private final Intake intake;
  private final Recorder recorder;
  private final AnswerListener listener;
  private final Consumer<Connection> reconnect;
  private final KeyOrder order;
  private final Owners owners;
  private final ArrayDeque<Exchange> anywhere = new ArrayDeque<>();
  private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
  private int inHand;
  private int ready;
  private int nextLane;
  private long connectedNanos;
  private boolean alarmSet;

  Driver(
      EventLoop loop,
      LoadSettings settings,
      List<Lane> lanes,
      Intake intake,
      Recorder recorder,
      AnswerListener listener,
      Consumer<Connection> reconnect) {
    this.loop = loop;
    this.settings = settings;
    this.lanes = lanes;
    this.intake = intake;
    this.recorder = recorder;
    this.listener = listener;
    this.reconnect = reconnect;
    this.order = new KeyOrder(settings.ordered());
    this.owners = new Owners(settings.targets(), settings.followOwner());
  }

  /** Starts the clock; connections may come before or after. Completes when all has ended. */
  CompletableFuture<LoadResult> begin() {
    long now = System.nanoTime();
    connectedNanos = now;
    recorder.begin(now, settings.warmup().toNanos());
    intake.begin(now, settings.warmup().plus(settings.duration()).toNanos());
    var sweeps =
        loop.scheduleAtFixedRate(
            this::sweepOrFail, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    result.whenComplete((found, failure) -> sweeps.cancel(false));
    pump();
    return result;
  }

  boolean isConnected() {
    return !lanes.stream().allMatch(Lane::isDead);
  }

  void connected(Connection connection) {
    connection.lane.opened(connection);
    pump();
  }

  void idle(Connection connection) {
    connection.lane.idle(connection);
    pump();
  }

  void disconnected(Connection connection, @Nullable Exchange lost, Outcome outcome) {
    connection.lane.closed(connection);
    if (lost != null) {
      owners.forget(lost.request.key());
      settle(lost, outcome, null);
    }
    if (!result.isDone()) {
      reconnect.accept(connection);
    }
    pump();
  }

  void answered(
      Connection connection,
      Exchange exchange,
      Outcome outcome,
      @Nullable String owner,
      @Nullable String body) {
    owners.learn(exchange.request.key(), owner);
    settle(exchange, outcome, body);
  }

  private void settle(Exchange exchange, Outcome outcome, @Nullable String body) {
    long now = System.nanoTime();
    long pause =
        outcome.ok()
            ? RetryRule.FINAL
            : settings
                .retry()
                .pauseNanos(
                    exchange.request, outcome, exchange.attempts, now - exchange.firstSentNanos);
    if (pause == RetryRule.FINAL) {
      end(exchange, outcome, body, now);
    } else {
      recorder.retried(now);
      loop.schedule(() -> again(exchange), pause, TimeUnit.NANOSECONDS);
    }
  }

  private void again(Exchange exchange) {
    route(exchange);
    pump();
  }

  private void end(Exchange exchange, Outcome outcome, @Nullable String body, long now) {
    if (result.isDone()) {
      return;
    }
    recorder.turn(now);
    recorder.ended(exchange, outcome, now, intake.isOpen());
    listen(exchange, outcome, body);
    inHand--;
    var next = order.finished(exchange);
    if (next != null) {
      route(next);
    }
  }

  /** Starts nothing new; what has no answer soon is left out of the result. */
  void stop() {
    intake.stop(System.nanoTime());
    loop.schedule(this::finish, STOP_MILLIS, TimeUnit.MILLISECONDS);
    pump();
  }

  private void listen(Exchange exchange, Outcome outcome, @Nullable String body) {
    try {
      listener.answered(exchange.request, outcome, body);
    } catch (RuntimeException bug) {
      result.completeExceptionally(bug);
    }
  }

  private void route(Exchange exchange) {
    ready++;
    int target = exchange.request.target();
    int wanted = target == Request.ANY ? owners.ownerOf(exchange.request.key()) : target;
    if (wanted == Request.ANY || lanes.get(wanted).isDead()) {
      anywhere.add(exchange);
    } else {
      lanes.get(wanted).waiting.add(exchange);
    }
  }

  private void pump() {
    if (result.isDone()) {
      return;
    }
    long now = System.nanoTime();
    take(now);
    for (var lane : lanes) {
      sendWaiting(lane, now);
    }
    sendAnywhere(now);
    setAlarm(now);
    if (intake.hasEnded() && inHand == 0) {
      finish();
    }
  }

  private void take(long now) {
    int most = intake.isClosedLoop() ? idleCount() : Integer.MAX_VALUE;
    while (ready < most && inHand < settings.maxInHand()) {
      var exchange = takeFromSource(now);
      if (exchange == null) {
        return;
      }
      inHand++;
      if (order.admit(exchange)) {
        route(exchange);
      }
    }
    if (settings.beyond() == Beyond.DROP && inHand >= settings.maxInHand()) {
      recorder.notSent(intake.skip(now), now);
    }
  }

  private @Nullable Exchange takeFromSource(long now) {
    try {
      return intake.take(now);
    } catch (RuntimeException bug) {
      result.completeExceptionally(bug);
      return null;
    }
  }

  private int idleCount() {
    int idle = 0;
    for (var lane : lanes) {
      idle += lane.idleCount();
    }
    return idle;
  }

  private void sendWaiting(Lane lane, long now) {
    while (!lane.waiting.isEmpty() && lane.idleCount() > 0) {
      send(lane, lane.waiting.remove(), now);
    }
  }

  private void sendAnywhere(long now) {
    for (int tried = 0; tried < lanes.size() && !anywhere.isEmpty(); ) {
      var lane = lanes.get(nextLane);
      nextLane = (nextLane + 1) % lanes.size();
      if (lane.idleCount() > 0) {
        send(lane, anywhere.remove(), now);
        tried = 0;
      } else {
        tried++;
      }
    }
  }

  private void send(Lane lane, Exchange exchange, long now) {
    var connection = lane.takeIdle();
    if (connection == null) {
      throw new AssertionError("no idle connection");
    }
    ready--;
    recorder.sent(exchange, now);
    connection.send(exchange, now);
  }

  /** Wakes the pump when the next request is due. */
  private void setAlarm(long now) {
    if (intake.isClosedLoop() || alarmSet || !intake.isOpen() || inHand >= settings.maxInHand()) {
      return;
    }
    alarmSet = true;
    loop.schedule(this::ring, intake.nanosToNext(now), TimeUnit.NANOSECONDS);
  }

  private void ring() {
    alarmSet = false;
    pump();
  }

  private void sweepOrFail() {
    try {
      sweep(System.nanoTime());
    } catch (RuntimeException bug) {
      result.completeExceptionally(bug);
    }
  }

  private void sweep(long now) {
    recorder.turn(now);
    intake.expire(now);
    long sentBefore = now - settings.requestTimeout().toNanos();
    for (var lane : lanes) {
      lane.connections.forEach(connection -> connection.expire(sentBefore));
      if (lane.isDead()) {
        anywhere.addAll(lane.waiting);
        lane.waiting.clear();
      }
    }
    if (isConnected()) {
      connectedNanos = now;
    } else {
      failAll(now);
    }
    pump();
  }

  /** Nobody to send to: each waiting request has made an attempt in vain. */
  private void failAll(long now) {
    if (now - connectedNanos > patienceNanos()) {
      result.completeExceptionally(
          new LoadFailedException(
              "all connections are lost: " + settings.targets(), recorder.result(now)));
    }
    var stranded = new ArrayList<>(anywhere);
    anywhere.clear();
    ready -= stranded.size();
    for (var exchange : stranded) {
      recorder.sent(exchange, now);
      exchange.sent(now);
      settle(exchange, Outcome.CONNECTION, null);
    }
  }

  private long patienceNanos() {
    return settings.requestTimeout().plus(settings.retry().giveUpAfter()).toNanos();
  }

  private void finish() {
    if (!result.isDone()) {
      recorder.turn(System.nanoTime());
      result.complete(recorder.result(intake.closedNanos()));
    }
  }
}
