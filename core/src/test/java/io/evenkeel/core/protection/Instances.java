package io.evenkeel.core.protection;

import io.evenkeel.core.balancing.CandidateBook;
import io.evenkeel.core.balancing.Hash;

/** Instances for tests. */
final class Instances {

  static final long MILLI = 1_000_000;
  static final long SECOND = 1_000_000_000L;

  private Instances() {}

  static CandidateBook of(int count) {
    var book = new CandidateBook(1, 5e9);
    for (int slot = 0; slot < count; slot++) {
      book.add(slot, Hash.mix(slot + 1), 1, 0);
    }
    return book;
  }
}
