package io.evenkeel.core.protection;

import java.util.Arrays;

/**
 * Holds an instance below a share of a router's calls: each call of the router gives it a part of a
 * token, each call to it takes one. So it works with strategies that know no weights, and with
 * those that would flood an instance because it is idle.
 */
final class ShareCap {

  private static final double MOST = 2; // or gains of 0.8 at a time would be cut
  private static final double ALMOST_ONE = 1 - 1e-9; // n parts of 1/n

  private double[] tokens = {};
  private long[] at = {};
  private long calls;

  /** The router sends a call, to whomever. */
  void called() {
    calls++;
  }

  /**
   * Whether an instance may have a call, and if so takes its token.
   *
   * @param share of all calls, 0 to 1
   */
  boolean admits(int slot, double share) {
    if (slot >= tokens.length) {
      fit(slot);
    }
    double since = (double) (calls - at[slot]);
    at[slot] = calls;
    tokens[slot] = Math.min(MOST, tokens[slot] + since * share);
    if (tokens[slot] < ALMOST_ONE) {
      return false;
    }
    tokens[slot] = Math.max(0, tokens[slot] - 1);
    return true;
  }

  /** It has no token left, and gets the next one for calls from now on. */
  void empty(int slot) {
    if (slot >= tokens.length) {
      fit(slot);
    }
    tokens[slot] = 0;
    at[slot] = calls;
  }

  private void fit(int slot) {
    int known = tokens.length;
    tokens = Arrays.copyOf(tokens, Math.max(slot + 1, 2 * known));
    at = Arrays.copyOf(at, tokens.length);
    Arrays.fill(tokens, known, tokens.length, 1);
    Arrays.fill(at, known, at.length, calls);
  }
}
