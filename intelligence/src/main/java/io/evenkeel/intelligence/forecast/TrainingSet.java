package io.evenkeel.intelligence.forecast;

import io.evenkeel.core.scaling.forecast.ForecastModel;
import io.evenkeel.core.scaling.forecast.ForecastModels.Lesson;
import io.evenkeel.core.scaling.forecast.ModelInputs;
import io.evenkeel.core.scaling.forecast.Quantiles;

/** What was seen at some steps and what came of it. Not changed once it is made. */
final class TrainingSet {

  private static final float LEAST_WEIGHT = 0.02f;
  private static final float MOST_WEIGHT = 4;
  private static final float MOST_TARGET = 30;

  final int ahead;
  final int size;

  /** One after another, {@link ModelInputs#COUNT} of each. */
  final float[] inputs;

  /** The greatest load that came, in the scale of the inputs. */
  final float[] targets;

  /** What a unit of that scale is worth. */
  final float[] weights;

  private TrainingSet(int ahead, int size) {
    this.ahead = ahead;
    this.size = size;
    inputs = new float[size * ModelInputs.COUNT];
    targets = new float[size];
    weights = new float[size];
  }

  /**
   * Of a part of what was seen.
   *
   * @param oldest step back from the newest, where it begins
   * @param newest step back from the newest, where it ends; what came after it counts as known
   * @param most samples; beyond them every second, third, … step is taken
   */
  static TrainingSet of(Lesson lesson, int oldest, int newest, int most) {
    int ahead = lesson.ahead();
    int first = Math.min(oldest, lesson.loads().size() - 1 - ModelInputs.STEPS);
    int last = Math.max(newest, ahead);
    int stride = Math.max(1, (first - last) / most + 1);
    var set = new TrainingSet(ahead, Math.max(0, (first - last + stride) / stride));
    var inputs = new ModelInputs();
    for (int i = 0; i < set.size; i++) {
      set.put(i, lesson, last + i * stride, inputs);
    }
    return set;
  }

  private void put(int at, Lesson lesson, int back, ModelInputs from) {
    from.at(lesson.loads(), back, lesson.season(), ahead);
    System.arraycopy(from.values(), 0, inputs, at * ModelInputs.COUNT, ModelInputs.COUNT);
    double came = from.scaled(lesson.loads().max(back - ahead, ahead));
    targets[at] = (float) Math.max(-MOST_TARGET, Math.min(MOST_TARGET, came));
    double weight = from.weight(lesson.loads(), back);
    weights[at] = (float) Math.max(LEAST_WEIGHT, Math.min(MOST_WEIGHT, weight));
  }

  /** The mean pinball loss of a model over all quantiles, about in parts of the usual load. */
  double loss(ForecastModel model) {
    var row = new float[ModelInputs.COUNT];
    var quantiles = new float[Quantiles.COUNT];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      System.arraycopy(inputs, i * ModelInputs.COUNT, row, 0, ModelInputs.COUNT);
      model.forecast(row, quantiles);
      for (int level = 0; level < quantiles.length; level++) {
        sum += weights[i] * Quantiles.loss(level, quantiles[level], targets[i]);
      }
    }
    return sum / size / Quantiles.COUNT;
  }
}
