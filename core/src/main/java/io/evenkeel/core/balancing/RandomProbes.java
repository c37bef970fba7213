package io.evenkeel.core.balancing;

import java.util.random.RandomGenerator;

/** Draws whom to ask for their load: so many different instances for each call, also fractions. */
final class RandomProbes {

  private final double perCall;
  private double owed;

  RandomProbes(double perCall) {
    this.perCall = perCall;
  }

  int draw(Candidates candidates, int[] slots, RandomGenerator random) {
    owed += perCall;
    int count = (int) Math.min(owed, candidates.size());
    owed -= Math.floor(owed);
    for (int i = 0; i < count; ) {
      int slot = candidates.slot(random.nextInt(candidates.size()));
      boolean isNew = true;
      for (int k = 0; k < i; k++) {
        isNew &= slots[k] != slot;
      }
      if (isNew) {
        slots[i++] = slot;
      }
    }
    return count;
  }
}
