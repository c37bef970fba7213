package io.evenkeel.intelligence.anomaly;

import io.evenkeel.core.anomaly.Anomaly;
import java.util.Arrays;

/**
 * Turns a distance, whatever its unit, into a surprise: how seldom was there one as great?
 *
 * <p>Up to the 99th percentile of what it was told by counting; beyond, by a Pareto tail, whose
 * index is Hill's estimate (Annals of Statistics 1975) drawn towards {@link #PRIOR_INDEX} as if ten
 * more exceedances had been seen, so that few do not promise a light tail.
 *
 * <p>Keeps the last distances sorted: 16 bytes each.
 */
final class TailSurprise {

  private static final double TAIL = 0.01;
  private static final double PRIOR_INDEX = 0.25;
  private static final int PRIOR_COUNT = 10;
  private static final int LEAST = 50;
  private static final double TINY = 1e-12;

  private final double[] sorted;
  private final double[] ring;
  private int size;
  private int next;

  /**
   * With nothing known.
   *
   * @param most distances kept, at least 100
   */
  TailSurprise(int most) {
    sorted = new double[most];
    ring = new double[most];
  }

  /** Of a distance of at least 0, given those that were added; 0 to 30, 0 while they are few. */
  double of(double distance) {
    if (size < LEAST) {
      return 0;
    }
    double edge = Math.max(sorted[Math.min(size - 1, (int) ((1 - TAIL) * size))], TINY);
    double chance =
        distance <= edge
            ? (size - first(distance) + 1.0) / (size + 1)
            : beyond(edge) * Math.pow(distance / edge, -1 / index(edge));
    return Math.max(0, Math.min(Anomaly.MOST, -Math.log10(chance)));
  }

  /** Remembers a distance; the oldest goes when it is full. */
  void add(double distance) {
    if (size == sorted.length) {
      int gone = Arrays.binarySearch(sorted, 0, size, ring[next]);
      System.arraycopy(sorted, gone + 1, sorted, gone, size - gone - 1);
      size--;
    }
    int place = first(distance);
    System.arraycopy(sorted, place, sorted, place + 1, size - place);
    sorted[place] = distance;
    size++;
    ring[next] = distance;
    next = (next + 1) % ring.length;
  }

  private double beyond(double edge) {
    return Math.max(size - above(edge), 1) / (size + 1.0);
  }

  private double index(double edge) {
    double logs = PRIOR_COUNT * PRIOR_INDEX;
    int above = above(edge);
    for (int i = above; i < size; i++) {
      logs += Math.log(sorted[i] / edge);
    }
    return logs / (size - above + PRIOR_COUNT);
  }

  /** Where the distances above {@code edge} begin. */
  private int above(double edge) {
    return first(Math.nextUp(edge));
  }

  /** Where the distances of at least this begin. */
  private int first(double distance) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] >= distance) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
