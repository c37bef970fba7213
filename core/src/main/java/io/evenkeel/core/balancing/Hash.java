package io.evenkeel.core.balancing;

/** A hash of numbers. Pure. */
public final class Hash {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Hash() {}

  /** Spreads all bits (Stafford's mix 13, the finalizer of SplitMix64). */
  public static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A hash of two numbers, in this order. */
  public static long of(long first, long second) {
    return mix(mix(first + GOLDEN) + second * GOLDEN + GOLDEN);
  }
}
