package io.evenkeel.multijvm.load;

import io.evenkeel.multijvm.http.Answer;
import io.evenkeel.multijvm.http.Api;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A load that runs from {@link #start} to {@link #stop}, beside whatever a test does; to {@link
 * #close} when the test fails in between.
 */
public final class OpenLoopLoad implements AutoCloseable {

  private final Plan plan;
  private final List<VirtualClient> clients;
  private final long startNanos = System.nanoTime();
  private final Ledger ledger = new Ledger();
  private final Queue<Answer> problems = new ConcurrentLinkedQueue<>();
  private final Queue<CompletableFuture<?>> open = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private long sent;

  private OpenLoopLoad(Plan plan, List<String> urls) {
    this.plan = plan;
    var nodes = urls.stream().map(Api::new).toList();
    this.clients =
        IntStream.range(0, plan.clients())
            .mapToObj(i -> new VirtualClient(i, nodes, plan, problems::add))
            .toList();
  }

  public static OpenLoopLoad start(Plan plan, List<String> urls) {
    var load = new OpenLoopLoad(plan, urls);
    load.timer.scheduleAtFixedRate(load::sendWhatIsDue, 0, 5, TimeUnit.MILLISECONDS);
    return load;
  }

  /** Commands that have an outcome by now. */
  public int finished() {
    return ledger.size();
  }

  /** Every answer so far that was not a success. */
  public List<Answer> problems() {
    return List.copyOf(problems);
  }

  /** Sends no more. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Sends no more and waits until every command has an outcome, which patience bounds. */
  public Ledger stop() {
    timer.shutdown();
    awaitTimer();
    CompletableFuture.allOf(open.toArray(CompletableFuture[]::new))
        .orTimeout(plan.patience().plus(plan.attempt()).toSeconds() + 30, TimeUnit.SECONDS)
        .join();
    System.out.println(plan.name() + ": " + ledger);
    return ledger;
  }

  private void awaitTimer() {
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new AssertionError("the load does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendWhatIsDue() {
    while (intended(sent + 1) <= System.nanoTime()) {
      sent++;
      send(sent, intended(sent));
    }
  }

  private void send(long number, long intendedNanos) {
    var client = clients.get((int) (number % clients.size()));
    var command = client.next(number);
    open.add(
        client
            .deliver(command, intendedNanos)
            .thenAccept(delivery -> ledger.record(command, delivery)));
  }

  private long intended(long number) {
    return startNanos + number * 1_000_000_000L / plan.perSecond();
  }
}
