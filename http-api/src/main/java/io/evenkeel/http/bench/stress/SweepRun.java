package io.evenkeel.http.bench.stress;

import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadFailedException;
import io.evenkeel.http.bench.load.LoadObserver;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadRun;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.report.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Closed loops of different concurrency: in each round every level once, in an order drawn by the
 * seed, so that what changes slowly touches all levels. Used once, by one thread, which it blocks;
 * {@link #stop} may come from another.
 */
public final class SweepRun {

  private final SweepSettings settings;
  private final Workload workload;
  private final StressProgress progress;
  private final TreeMap<Integer, List<LoadResult>> found = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable LoadRun running;
  private boolean stopped;

  public SweepRun(SweepSettings settings, Workload workload, StressProgress progress) {
    this.settings = settings;
    this.workload = workload;
    this.progress = progress;
  }

  /**
   * Blocks until all runs were made.
   *
   * @param parameters for the report
   * @throws LoadFailedException when nothing could be measured
   */
  public SweepReport run(Map<String, Object> parameters) {
    var startedAt = Instant.now();
    workload.prepare(settings.load(), progress::say);
    var random = new Random(settings.seed());
    try {
      for (int round = 0; round < settings.runs() && !isStopped(); round++) {
        round(round, random);
      }
    } catch (LoadFailedException broken) {
      if (found.isEmpty()) {
        throw broken;
      }
      notes.add(broken.getMessage() + "; what follows was measured before");
    }
    return report(startedAt, parameters);
  }

  private void round(int round, Random random) {
    var order = new ArrayList<>(settings.levels());
    Collections.shuffle(order, random);
    for (int at = 0; at < order.size() && !isStopped(); at++) {
      int level = order.get(at);
      var result = one(level, round * order.size() + at);
      if (!isStopped()) {
        found.computeIfAbsent(level, l -> new ArrayList<>()).add(result);
        progress.say(
            "run %d of concurrency %d: %,.0f/s, p99 %.1f ms, %d failed"
                .formatted(
                    round + 1,
                    level,
                    result.perSecond(),
                    result.latency().p99Micros() / 1e3,
                    result.failed()));
      }
    }
  }

  private LoadResult one(int concurrency, int runsBefore) {
    int before = (int) (runsBefore * settings.measuredSeconds());
    LoadObserver seconds = (tick, successes) -> pass(tick, before);
    return start(concurrency, seconds).await();
  }

  private void pass(Tick tick, int before) {
    int over = tick.second() + 1 - (int) settings.warmupSeconds();
    progress.second(tick, before + Math.max(0, over), Double.NaN);
  }

  private synchronized LoadRun start(int concurrency, LoadObserver observer) {
    if (stopped) {
      throw new LoadFailedException("stopped before it began");
    }
    var run =
        LoadClient.start(
            settings.at(concurrency), null, workload.source(), workload.listener(), observer);
    running = run;
    return run;
  }

  private SweepReport report(Instant startedAt, Map<String, Object> parameters) {
    if (found.isEmpty()) {
      throw new LoadFailedException("stopped before the first run was over");
    }
    boolean stoppedEarly = isStopped();
    if (stoppedEarly) {
      notes.add("stopped early; what was acknowledged is not checked");
    }
    var levels = found.entrySet().stream().map(e -> new Level(e.getKey(), e.getValue())).toList();
    var figures = SweepReport.best(levels).figures();
    return new SweepReport(
        startedAt,
        settings.seed(),
        parameters,
        workload.title(),
        levels,
        notes.isEmpty() ? workload.verify(settings.load()) : Optional.<Verification>empty(),
        settings.thresholds().stream().map(t -> t.judge(figures)).toList(),
        notes.isEmpty(),
        notes);
  }

  /** Ends it early, within about a second. */
  public synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.stop();
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }
}
