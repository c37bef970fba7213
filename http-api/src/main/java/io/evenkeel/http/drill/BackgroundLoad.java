package io.evenkeel.http.drill;

import io.evenkeel.http.bench.load.Arrivals;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.RetryRule;
import io.evenkeel.http.bench.load.Tick;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The load of a drill, on threads of its own: open loop, but for one command of each counter at a
 * time. So an outage of many seconds does not turn into thousands of attempts at once, which would
 * be what is measured then; latencies count from the intended times all the same.
 */
final class BackgroundLoad implements AutoCloseable {

  private static final Duration ATTEMPT = Duration.ofSeconds(1);
  private static final RetryRule RETRY =
      new RetryRule(1_000, Duration.ofMinutes(2), Duration.ofMillis(25));

  private final Ledger ledger;
  private final CompletableFuture<LoadResult> result;

  private BackgroundLoad(Ledger ledger, CompletableFuture<LoadResult> result) {
    this.ledger = ledger;
    this.result = result;
  }

  /** Starts it. */
  static BackgroundLoad start(
      Ledger ledger, DrillSettings settings, List<URI> targets, Consumer<Tick> ticks) {
    var load =
        LoadSettings.of(targets, ledger.ids().size())
            .withTimes(settings.warmup(), LoadSettings.UNTIL_SOURCE_ENDS)
            .withRetry(ATTEMPT, RETRY)
            .withKeysInOrder();
    var arrivals = Arrivals.constant(settings.rate());
    return new BackgroundLoad(
        ledger,
        CompletableFuture.supplyAsync(
            () -> LoadClient.openLoop(load, arrivals, ledger, ledger, ticks),
            BackgroundLoad::onThreadOfItsOwn));
  }

  /**
   * Sends nothing new and blocks until what was sent has its final outcome.
   *
   * @return attempts that got no good answer and were sent again
   * @throws DrillFailed when nobody could be reached for too long
   */
  long finish() {
    ledger.close();
    try {
      return result.join().retries();
    } catch (CompletionException e) {
      throw new DrillFailed("the load failed: " + e.getCause(), e);
    }
  }

  /** Sends nothing new; for the end of a drill that failed. */
  @Override
  public void close() {
    ledger.close();
  }

  private static void onThreadOfItsOwn(Runnable task) {
    var thread = new Thread(task, "drill-load");
    thread.setDaemon(true);
    thread.start();
  }
}
