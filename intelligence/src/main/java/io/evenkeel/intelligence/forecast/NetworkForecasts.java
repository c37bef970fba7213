package io.evenkeel.intelligence.forecast;

import io.evenkeel.core.scaling.forecast.ForecastModel;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Networks of one forecast in a running node: trained one at a time by an executor that is no
 * actor's, and kept in a file. What is offered while one is trained is refused. Whatever goes wrong
 * is one line in the log, and the forecast goes on without. Any thread may call it.
 */
public final class NetworkForecasts implements ForecastModels {

  private static final Logger LOG = LoggerFactory.getLogger(NetworkForecasts.class);

  private static final int TURNS = 1 << 16;

  /** Knuth's, so that names that differ by their last letter are far apart. */
  private static final int SCATTER = 0x9E3779B1;

  private final String name;
  private final ForecastSettings settings;
  private final Executor executor;
  private final Clock clock;
  private final @Nullable NetworkFile file;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Optional<PeakNetwork> newest = Optional.empty();

  /** Looked for by the first task that trains; empty when there is none. Of one task at a time. */
  private Optional<Retraining> retraining = Optional.empty();

  private boolean looked;

  private NetworkForecasts(
      String name,
      ForecastSettings settings,
      Executor executor,
      Clock clock,
      @Nullable NetworkFile file) {
    this.name = name;
    this.settings = settings;
    this.executor = executor;
    this.clock = clock;
    this.file = file;
  }

  /**
   * Reads what is kept, if anything is, on the executor; none when they are not wanted. What trains
   * is loaded there too, when there is something to learn from.
   *
   * @param name of what is forecast; letters, digits, dashes
   * @param executor runs what takes seconds and reads and writes files
   * @param clock the wall clock, for the time of day
   */
  public static ForecastModels start(
      String name, ForecastSettings settings, Executor executor, Clock clock) {
    if (!settings.enabled()) {
      return NONE;
    }
    var file =
        settings.folder().isEmpty()
            ? null
            : new NetworkFile(Path.of(settings.folder(), name + ".forecast"));
    var forecasts = new NetworkForecasts(name, settings, executor, clock, file);
    if (file != null) {
      forecasts.inBackground(() -> forecasts.read(file));
    }
    return forecasts;
  }

  @Override
  public Optional<ForecastModel> newest() {
    return newest.map(Function.identity());
  }

  @Override
  public boolean offer(Lesson lesson) {
    return inBackground(() -> train(lesson));
  }

  /** By the name: spread evenly, and the same after a restart. */
  @Override
  public double turn() {
    return Math.floorMod(name.hashCode() * SCATTER, TURNS) / (double) TURNS;
  }

  @Override
  public long firstStep(double stepSeconds) {
    return (long) (clock.millis() / 1e3 / stepSeconds);
  }

  /** Whether it is under way or will be. */
  private boolean inBackground(Runnable task) {
    if (!busy.compareAndSet(false, true)) {
      return false;
    }
    try {
      executor.execute(() -> run(task));
      return true;
    } catch (RejectedExecutionException e) {
      busy.set(false);
      LOG.info("forecast {} learns later, as too many wait for the thread that trains", name);
      return false;
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("forecast {} goes on without learning: {}", name, e.toString());
    } finally {
      busy.set(false);
    }
  }

  private void train(Lesson lesson) {
    if (!looked) {
      looked = true;
      retraining = Retraining.create(settings.retraining(), settings.engine());
    }
    retraining.ifPresent(found -> train(found, lesson));
  }

  private void train(Retraining found, Lesson lesson) {
    var outcome = found.run(lesson, newest);
    newest = outcome.network();
    LOG.info("network of forecast {} {}", name, outcome.sentence());
    if (outcome.promoted() && file != null && newest.isPresent()) {
      write(file, newest.get());
    }
  }

  private void read(NetworkFile from) {
    if (!from.isThere()) {
      return;
    }
    try {
      newest = Optional.of(from.read());
    } catch (IOException e) {
      LOG.warn("the network of forecast {} starts anew: {}", name, e.getMessage());
    }
  }

  private void write(NetworkFile to, PeakNetwork network) {
    try {
      to.write(network);
    } catch (IOException e) {
      LOG.warn("the network of forecast {} is not kept: {}", name, e.toString());
    }
  }
}
