package io.evenkeel.core.balancing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Candidates for tests, and ways to ask a strategy. */
final class Books {

  static final double SECOND = 1e9;

  private Books() {}

  static CandidateBook of(int routers, double... weights) {
    var book = new CandidateBook(routers, 5 * SECOND);
    for (int slot = 0; slot < weights.length; slot++) {
      book.add(slot, Hash.mix(slot + 1), weights[slot], 0);
    }
    return book;
  }

  static CandidateBook equal(int count) {
    double[] weights = new double[count];
    Arrays.fill(weights, 1);
    return of(1, weights);
  }

  static BalancingStrategy strategy(String name, String... keysAndValues) {
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      parameters.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Strategies.create(name, Map.copyOf(parameters));
  }

  /** The picks as letters: slot 0 is a. */
  static String picks(BalancingStrategy strategy, Candidates book, int count, long seed) {
    var random = new SplittableRandom(seed);
    var out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append((char) ('a' + strategy.pick(book, Call.PLAIN, i, random)));
    }
    return out.toString();
  }

  /** How often each slot is picked. */
  static int[] hits(BalancingStrategy strategy, Candidates book, int count, long seed) {
    return hits(strategy, book, count, new SplittableRandom(seed), 0);
  }

  static int[] hits(
      BalancingStrategy strategy, Candidates book, int count, RandomGenerator random, long now) {
    int[] hits = new int[book.slots()];
    for (int i = 0; i < count; i++) {
      hits[strategy.pick(book, Call.PLAIN, now, random)]++;
    }
    return hits;
  }

  static void send(CandidateBook book, int slot, int calls) {
    for (int i = 0; i < calls; i++) {
      book.sent(slot);
    }
  }

  static void load(CandidateBook book, int slot, int inFlight) {
    book.report(slot, 0, inFlight, inFlight, 1e6, Double.NaN, Double.NaN);
  }
}
