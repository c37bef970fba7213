package io.evenkeel.intelligence.anomaly.evaluation;

/** A series with the score of each row. */
public final class NabScores {

  private final NabSeries series;
  private final double[] scores;

  public NabScores(NabSeries series, double[] scores) {
    if (scores.length != series.rows()) {
      throw new IllegalArgumentException(
          "%s has %d rows, not %d".formatted(series.name(), series.rows(), scores.length));
    }
    this.series = series;
    this.scores = scores;
  }

  public NabSeries series() {
    return series;
  }

  public double score(int row) {
    return scores[row];
  }
}
