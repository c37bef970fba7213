package io.evenkeel.intelligence.anomaly;

import io.evenkeel.core.anomaly.Anomaly;
import io.evenkeel.core.anomaly.AnomalyDetector;
import io.evenkeel.core.anomaly.Contribution;
import java.util.List;

/**
 * One metric against the same time of earlier days: how far from the nearest value of 14 and of 28
 * days, and how far the last two values are from the nearest two; each as a surprise by what such
 * distances have been, their mean, told when it begins.
 *
 * <p>Needs no season to exist: where there is none, the neighbours are as good as any.
 */
public final class DailyNovelty implements AnomalyDetector {

  static final DetectorKind KIND =
      DetectorKind.ofEach(
          "daily-novelty",
          "distance to what was seen at the same time of earlier days, as a tail probability",
          (metrics, seed) -> new DailyNovelty(DailyNoveltySettings.DEFAULT));

  private static final List<Contribution> ITSELF = List.of(new Contribution(0, 1));

  private final DayNeighbours neighbours;
  private final TailSurprise half;
  private final TailSurprise all;
  private final TailSurprise pair;
  private final Onsets onsets;

  public DailyNovelty(DailyNoveltySettings settings) {
    neighbours = new DayNeighbours(settings);
    half = new TailSurprise(settings.most());
    all = new TailSurprise(settings.most());
    pair = new TailSurprise(settings.most());
    onsets = new Onsets(settings.hold());
  }

  @Override
  public Anomaly observe(long timeMillis, double[] values) {
    Rows.check(values, 1);
    if (!Rows.areFinite(values)) {
      return Anomaly.NONE;
    }
    neighbours.next(timeMillis, values[0]);
    double mean =
        (next(half, neighbours.half) + next(all, neighbours.all) + next(pair, neighbours.pair)) / 3;
    double told = onsets.of(mean);
    return told > 0 ? new Anomaly(told, ITSELF) : Anomaly.NONE;
  }

  private static double next(TailSurprise known, double distance) {
    if (Double.isNaN(distance)) { // nothing to compare with teaches nothing either
      return 0;
    }
    double surprise = known.of(distance);
    known.add(distance);
    return surprise;
  }
}
