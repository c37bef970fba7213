package io.evenkeel.http.bench.balancing;

import io.evenkeel.core.simulation.RunResult;
import io.evenkeel.core.simulation.Simulation;
import io.evenkeel.core.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs strategies on scenarios, some runs at the same time. The result depends on the settings
 * alone, not on how many run at once.
 */
public final class Lab {

  private final LabSettings settings;
  private final Progress progress;
  private final ExecutorService threads;

  private Lab(LabSettings settings, Consumer<String> told, ExecutorService threads) {
    this.settings = settings;
    this.threads = threads;
    progress = new Progress(runs(settings), told);
  }

  /**
   * Blocks until all is done.
   *
   * @param told gets a line now and then if it takes longer than two seconds
   */
  public static List<Trial> run(LabSettings settings, Consumer<String> told) {
    var threads = Executors.newFixedThreadPool(settings.parallel());
    try {
      return new Lab(settings, told, threads).run();
    } finally {
      threads.shutdownNow();
    }
  }

  private static int runs(LabSettings settings) {
    int trials = settings.scenarios().stream().mapToInt(s -> settings.loadsOf(s).size()).sum();
    return trials * (settings.contenders().size() + 1) * settings.seeds();
  }

  private List<Trial> run() {
    var trials = new ArrayList<Trial>();
    for (var scenario : settings.scenarios()) {
      for (double load : settings.loadsOf(scenario)) {
        trials.add(trial(scenario, load));
      }
    }
    return trials;
  }

  private Trial trial(Scenario scenario, double load) {
    var bounds = start(seed -> Simulation.bound(scenario, load, seed));
    var started = new ArrayList<List<Future<RunResult>>>();
    for (var contender : settings.contenders()) {
      started.add(start(seed -> Simulation.run(scenario, load, seed, contender::create)));
    }
    var bound = results(bounds);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < started.size(); i++) {
      var label = settings.contenders().get(i).label();
      rows.add(new Row(label, results(started.get(i)), bound));
    }
    return new Trial(scenario, load, rows, new Row("(bound)", bound, bound));
  }

  /** One run. */
  private interface Run {
    RunResult of(long seed);
  }

  private List<Future<RunResult>> start(Run run) {
    var started = new ArrayList<Future<RunResult>>();
    for (int i = 0; i < settings.seeds(); i++) {
      long seed = settings.firstSeed() + i;
      started.add(threads.submit(() -> run.of(seed)));
    }
    return started;
  }

  private List<RunResult> results(List<Future<RunResult>> started) {
    var results = new ArrayList<RunResult>();
    for (var run : started) {
      try {
        results.add(run.get());
        progress.oneMore();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a run failed: " + e.getCause(), e);
      }
    }
    return results;
  }
}
