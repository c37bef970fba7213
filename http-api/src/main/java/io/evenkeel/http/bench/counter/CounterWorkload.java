package io.evenkeel.http.bench.counter;

import io.evenkeel.http.bench.load.AnswerListener;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.RequestSource;
import io.evenkeel.http.bench.load.RetryRule;
import io.evenkeel.http.bench.report.Verification;
import io.evenkeel.http.bench.stress.Workload;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Adds to and reads from counters; afterwards their sum is read. */
public record CounterWorkload(CounterLoad load) implements Workload {

  /** A cluster that was just hit needs a while until each counter can be read. */
  private static final RetryRule PATIENT =
      new RetryRule(200, Duration.ofSeconds(30), Duration.ofMillis(50));

  @Override
  public RequestSource source() {
    return load;
  }

  @Override
  public AnswerListener listener() {
    return load;
  }

  @Override
  public String title() {
    return "Counters";
  }

  @Override
  public void prepare(LoadSettings settings, Consumer<String> progress) {
    progress.accept("adding to each counter once");
    LoadClient.closedLoop(untimed(settings), load.addToEach(), load, tick -> {});
  }

  @Override
  public boolean canVerify() {
    return true;
  }

  @Override
  public Optional<Verification> verify(LoadSettings settings) {
    var patient = untimed(settings).withRetry(settings.requestTimeout(), PATIENT);
    return Optional.of(CounterAudit.of(patient, load));
  }

  private static LoadSettings untimed(LoadSettings settings) {
    return settings.withTimes(Duration.ZERO, LoadSettings.UNTIL_SOURCE_ENDS);
  }
}
