package io.evenkeel.core.scaling.forecast;

import java.util.Arrays;

/**
 * What is believed of a residual at one moment, by several: by all residuals, by those of the same
 * moment of a rhythm, and by those of the same moment of the day; each is backed by the one before,
 * as if that had been seen so often (a Dirichlet prior). Immutable, but for what all residuals are.
 */
final class Beliefs {

  static final int COUNT = 3;

  private static final double[] BACKED_BY = {0, 20, 40};

  private final Residuals all;
  private final float[] ofRhythm;
  private final float[] ofDay;

  Beliefs(Residuals all, float[] ofRhythm, float[] ofDay) {
    this.all = all;
    this.ofRhythm = ofRhythm;
    this.ofDay = ofDay;
  }

  /** The probability that the residual is above a value, by each. */
  void above(double value, double[] probabilities) {
    probabilities[0] = all.above(value);
    probabilities[1] = backed(ofRhythm, value, BACKED_BY[1], probabilities[0]);
    probabilities[2] = backed(ofDay, value, BACKED_BY[2], probabilities[1]);
  }

  private static double backed(float[] sorted, double value, double weight, double prior) {
    int place = Arrays.binarySearch(sorted, (float) value);
    int above = sorted.length - (place < 0 ? -place - 1 : place);
    return (above + weight * prior) / (sorted.length + weight);
  }

  /**
   * How probable each held what came: the probability of the part of the tail in which it is. Parts
   * are by shares of all residuals, so that what is rare counts most.
   */
  void ofWhatCame(double residual, double[] probabilities) {
    int part = all.part(residual);
    var upper = new double[COUNT];
    Arrays.fill(probabilities, 1);
    if (part > 0) {
      above(all.edge(part), probabilities);
    }
    if (part < Residuals.PARTS - 1) {
      above(all.edge(part + 1), upper);
    }
    for (int i = 0; i < COUNT; i++) {
      probabilities[i] = Math.max(1e-9, probabilities[i] - upper[i]);
    }
  }
}
