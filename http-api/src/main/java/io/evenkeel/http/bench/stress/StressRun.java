package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.Arrivals;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadFailedException;
import io.evenkeel.http.bench.load.LoadObserver;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadRun;
import io.evenkeel.http.bench.load.Seconds;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.profile.ProfileArrivals;
import io.evenkeel.http.bench.profile.WarmedUp;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.bench.report.BenchReport.Phase;
import io.evenkeel.http.bench.report.Verification;
import io.evenkeel.http.drill.FaultSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One load over time, with what happens meanwhile. Used once, by one thread, which it blocks;
 * {@link #stop} may come from another.
 */
public final class StressRun {

  private final StressSettings settings;
  private final Workload workload;
  private final Optional<FaultSchedule> faults;
  private final StressProgress progress;
  private final Intervals intervals;
  private final HeapWatch heap;
  private final List<String> notes = new ArrayList<>();
  private @Nullable LoadRun running;
  private boolean stopped;

  /**
   * A run that has not begun.
   *
   * @param faults are closed by the caller
   */
  public StressRun(
      StressSettings settings,
      Workload workload,
      Optional<FaultSchedule> faults,
      StressProgress progress) {
    this.settings = settings;
    this.workload = workload;
    this.faults = faults;
    this.progress = progress;
    this.intervals =
        new Intervals(
            settings.intervalSeconds(), (int) settings.measuredSeconds(), progress::interval);
    this.heap = new HeapWatch(settings.load().targets(), settings.measuredSeconds());
  }

  /**
   * Blocks until the load has ended and what was acknowledged has been checked.
   *
   * @param parameters for the report
   * @throws LoadFailedException when nothing could be measured
   */
  public StressReport run(Map<String, Object> parameters) {
    var startedAt = Instant.now();
    workload.prepare(settings.load(), progress::say);
    var hdr = settings.hdr().map(HdrFile::create);
    var result = load(hdr);
    faults.ifPresent(FaultSchedule::close);
    var verification = verify(result);
    hdr.filter(HdrFile::isBroken)
        .ifPresent(file -> notes.add("the file of --hdr is not whole: not all could be written"));
    var bench =
        new BenchReport(
            "bench load",
            startedAt,
            settings.seed(),
            parameters,
            List.of(new Phase(workload.title(), result)),
            verification,
            List.of());
    return StressReport.of(
        settings,
        bench,
        intervals.all(),
        faults.map(FaultSchedule::seen).orElse(List.of()),
        heap.series(),
        notes);
  }

  private LoadResult load(Optional<HdrFile> hdr) {
    var watch = new Watch();
    try {
      return start(hdr.<LoadObserver>map(file -> new Fork(file, watch)).orElse(watch)).await();
    } catch (LoadFailedException broken) {
      notes.add(broken.getMessage() + "; what follows was measured until then");
      return broken.measured().orElseThrow(() -> broken);
    } finally {
      heap.close();
      hdr.ifPresent(HdrFile::close);
    }
  }

  private synchronized LoadRun start(LoadObserver observer) {
    if (stopped) {
      throw new LoadFailedException("stopped before it began");
    }
    var run =
        LoadClient.start(
            settings.load(), arrivals(), workload.source(), workload.listener(), observer);
    running = run;
    return run;
  }

  private Arrivals arrivals() {
    var profile = new WarmedUp(settings.profile(), settings.warmupSeconds());
    double end = settings.warmupSeconds() + settings.measuredSeconds();
    return settings.poisson()
        ? ProfileArrivals.poisson(profile, end, new Random(settings.seed()))
        : ProfileArrivals.even(profile, end);
  }

  private Optional<Verification> verify(LoadResult result) {
    if (isStopped()) {
      notes.add(
          "stopped after %.0f of %.0f s; what was acknowledged is not checked"
              .formatted(result.seconds(), settings.measuredSeconds()));
    }
    if (!notes.isEmpty() || !workload.canVerify()) {
      return Optional.empty();
    }
    progress.say("checking what was acknowledged");
    return workload.verify(settings.load());
  }

  /** Ends the load early, within about a second. */
  public synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.stop();
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Starts all clocks together and passes on what is seen. */
  private final class Watch implements LoadObserver {

    @Override
    public void began(long nanoTime) {
      long zero = nanoTime + Seconds.of(settings.warmupSeconds()).toNanos();
      heap.begin(zero);
      faults.ifPresent(schedule -> schedule.begin(zero));
    }

    @Override
    public void second(Tick tick, Histogram successes) {
      int second = tick.second() - (int) settings.warmupSeconds();
      progress.second(tick, second + 1, settings.wanted(second));
      intervals.second(tick, successes);
    }

    @Override
    public void ended(Histogram successes) {
      intervals.ended(successes);
    }
  }

  /** Passes on to two. */
  private record Fork(LoadObserver one, LoadObserver other) implements LoadObserver {

    @Override
    public void began(long nanoTime) {
      one.began(nanoTime);
      other.began(nanoTime);
    }

    @Override
    public void second(Tick tick, Histogram successes) {
      one.second(tick, successes);
      other.second(tick, successes);
    }

    @Override
    public void ended(Histogram successes) {
      one.ended(successes);
      other.ended(successes);
    }
  }
}
