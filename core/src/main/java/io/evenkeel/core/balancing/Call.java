package io.evenkeel.core.balancing;

/** What a router sees of a call before it is sent. */
public interface Call {

  /** A call of which nothing is known. */
  Call PLAIN = keyed(0);

  /** Hash of the key that belongs to one instance, 0 when there is none. */
  long keyHash();

  /** Number of the kind of call, as its route; at least 0. */
  default int kind() {
    return 0;
  }

  /** What the caller says of the call's size, as its bytes; NaN when nothing. */
  default double size() {
    return Double.NaN;
  }

  /** A call with a key and nothing else. */
  static Call keyed(long keyHash) {
    return () -> keyHash;
  }
}
