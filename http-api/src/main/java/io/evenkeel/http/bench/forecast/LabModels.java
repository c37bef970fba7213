package io.evenkeel.http.bench.forecast;

import io.evenkeel.core.scaling.forecast.ForecastModel;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.http.bench.forecast.TrialReport.TrainingRun;
import io.evenkeel.intelligence.forecast.PeakNetwork;
import io.evenkeel.intelligence.forecast.Retraining;
import io.evenkeel.intelligence.forecast.RetrainingSettings;
import io.evenkeel.intelligence.forecast.TrainerChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Networks that are trained at once, while simulated time waits. Not thread-safe. */
public final class LabModels implements ForecastModels {

  private final Optional<Retraining> retraining;
  private final String engine;
  private final Consumer<String> progress;
  private final List<TrainingRun> trainings = new ArrayList<>();
  private Optional<PeakNetwork> newest = Optional.empty();

  /**
   * None yet.
   *
   * @param engine that trains; without it there never is one
   * @param progress takes a line for each training
   */
  public LabModels(TrainerChoice engine, Consumer<String> progress) {
    this.retraining = Retraining.create(RetrainingSettings.DEFAULT, engine);
    this.engine = engine.name().toLowerCase(Locale.ROOT);
    this.progress = progress;
  }

  @Override
  public Optional<ForecastModel> newest() {
    return newest.map(Function.identity());
  }

  @Override
  public boolean offer(Lesson lesson) {
    retraining.ifPresent(found -> train(found, lesson));
    return true;
  }

  private void train(Retraining retraining, Lesson lesson) {
    double before = CpuTime.seconds();
    var outcome = retraining.run(lesson, newest);
    double took = CpuTime.seconds() - before;
    newest = outcome.network();
    trainings.add(
        new TrainingRun(lesson.loads().count(), outcome.samples(), took, outcome.sentence()));
    progress.accept(
        String.format(
            Locale.ROOT,
            "  step %d, %d samples, %.1f s CPU, %s",
            lesson.loads().count(),
            outcome.samples(),
            took,
            outcome.sentence()));
  }

  /** What a first training on all of that costs; its network is thrown away. */
  Optional<TrainingRun> fromNothing(Lesson lesson) {
    return retraining.map(
        found -> {
          double before = CpuTime.seconds();
          var outcome = found.run(lesson, Optional.empty());
          double took = CpuTime.seconds() - before;
          return new TrainingRun(
              lesson.loads().count(), outcome.samples(), took, outcome.sentence());
        });
  }

  List<TrainingRun> trainings() {
    return trainings;
  }

  String state() {
    if (retraining.isEmpty()) {
      return "no network, as there is no engine " + engine;
    }
    return newest.isPresent() ? "network trained by " + engine : "no network was promoted";
  }
}
