package io.evenkeel.http.bench.shop;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ranks from 0, rank r with a probability proportional to 1 / (r + 1)^exponent. */
final class Zipf {

  private final double[] cumulative;

  Zipf(int ranks, double exponent) {
    if (ranks < 1) {
      throw new IllegalArgumentException("ranks must be >= 1, was " + ranks);
    }
    cumulative = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      cumulative[rank] = sum;
    }
  }

  int draw(RandomGenerator random) {
    double point = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, point);
    return Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
  }
}
