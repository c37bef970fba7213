package io.evenkeel.core.balancing.learned;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A bounded queue of examples from the router's thread to the one that learns. One writer, one
 * reader; when it is full, new examples are dropped. Allocates nothing.
 */
final class Lessons {

  private final int width;
  private final int rows;
  private final double[] values;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();

  Lessons(int width, int rows) {
    this.width = width;
    this.rows = rows;
    values = new double[width * rows];
  }

  /** Copies one example in; false if there was no room. */
  boolean offer(double[] from, int offset) {
    long at = written.get();
    if (at - read.get() >= rows) {
      return false;
    }
    System.arraycopy(from, offset, values, (int) (at % rows) * width, width);
    written.set(at + 1);
    return true;
  }

  /** Copies the oldest example out; false if there is none. */
  boolean poll(double[] to) {
    long at = read.get();
    if (at == written.get()) {
      return false;
    }
    System.arraycopy(values, (int) (at % rows) * width, to, 0, width);
    read.set(at + 1);
    return true;
  }
}
