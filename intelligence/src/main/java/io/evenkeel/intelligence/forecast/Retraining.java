package io.evenkeel.intelligence.forecast;

import io.evenkeel.core.scaling.forecast.ForecastModel;
import io.evenkeel.core.scaling.forecast.ForecastModels.Lesson;
import java.util.Locale;
import java.util.Optional;

/**
 * Fits a network to what was seen and lets it prove itself: on the newest part, which it has not
 * seen, it has to lose less than the one before, or than quantiles that never change. Takes seconds
 * of one core. Not thread-safe.
 */
public final class Retraining {

  private static final int LEAST_SAMPLES = 500;
  private static final int LEAST_TESTS = 100;
  private static final int LEAST_HELD_OUT = 1_440;
  private static final int HELD_OUT_PART = 5;
  private static final long SEED = 1;

  private final RetrainingSettings settings;
  private final NetworkTrainer trainer;

  /**
   * With that trainer.
   *
   * @param settings how long it may take
   */
  Retraining(RetrainingSettings settings, NetworkTrainer trainer) {
    this.settings = settings;
    this.trainer = trainer;
  }

  /** With the trainer of that choice; empty, with one line in the log, when it cannot be had. */
  public static Optional<Retraining> create(RetrainingSettings settings, TrainerChoice choice) {
    return choice.find().map(trainer -> new Retraining(settings, trainer));
  }

  /**
   * What came of it.
   *
   * @param network the better one, empty when there still is none
   * @param samples that it was fitted to
   * @param sentence for people
   */
  public record Outcome(
      Optional<PeakNetwork> network, boolean promoted, int samples, String sentence) {}

  /**
   * Fits anew.
   *
   * @param incumbent that is used until now
   */
  public Outcome run(Lesson lesson, Optional<PeakNetwork> incumbent) {
    int size = lesson.loads().size();
    int heldOut = Math.min(size / HELD_OUT_PART, Math.max(lesson.season(), LEAST_HELD_OUT));
    int most = settings.mostSamples();
    var seen = TrainingSet.of(lesson, size, heldOut + lesson.ahead(), most);
    var unseen = TrainingSet.of(lesson, heldOut - 1, lesson.ahead(), most);
    if (seen.size < LEAST_SAMPLES || unseen.size < LEAST_TESTS) {
      return new Outcome(incumbent, false, seen.size, "too little was seen to learn from");
    }
    var usable = incumbent.filter(network -> network.ahead() == lesson.ahead());
    var candidate = fit(seen, usable);
    ForecastModel rival =
        usable.isPresent() ? usable.get() : new NaiveModel(seen); // what it must be better than
    return judged(candidate, rival, seen, unseen, usable);
  }

  private PeakNetwork fit(TrainingSet seen, Optional<PeakNetwork> before) {
    float[] start = before.map(PeakNetwork::weights).orElseGet(() -> PeakNetwork.unfitted(SEED));
    int epochs = before.isPresent() ? settings.dailyEpochs() : settings.firstEpochs();
    double rate = before.isPresent() ? settings.dailyRate() : settings.firstRate();
    return trainer.train(seen, start, epochs, rate);
  }

  private static Outcome judged(
      PeakNetwork candidate,
      ForecastModel rival,
      TrainingSet seen,
      TrainingSet unseen,
      Optional<PeakNetwork> before) {
    double loss = unseen.loss(candidate);
    double bar = unseen.loss(rival);
    boolean better = loss < bar; // false for what is no number
    var sentence =
        String.format(
            Locale.ROOT,
            "%s: loses %.5f on the %d newest steps, %s %.5f",
            better ? "promoted" : "not promoted",
            loss,
            unseen.size,
            before.isPresent() ? "the one before" : "fixed quantiles",
            bar);
    return new Outcome(better ? Optional.of(candidate) : before, better, seen.size, sentence);
  }
}
