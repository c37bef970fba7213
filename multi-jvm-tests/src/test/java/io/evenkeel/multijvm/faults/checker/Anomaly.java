package io.evenkeel.multijvm.faults.checker;

/** The ways in which a history can be wrong. */
public enum Anomaly {
  /** Acknowledged, or seen by a reader, and then gone. */
  LOST,
  /** There more often than it was asked for. */
  DUPLICATE,
  /** There, though nobody asked for it, or the client was told that it was refused. */
  PHANTOM,
  /** Seen before it was asked for. */
  FUTURE_READ,
  /** Two elements in an order that real time or a reader contradicts. */
  REORDERED,
  /** A reader was shown less than was already acknowledged or shown to a reader. */
  STALE_READ,
  /** No order of the operations explains it. */
  NOT_LINEARIZABLE,
  /** A value that does not follow from the events it is made of. */
  WRONG_VALUE,
  /** Money came into being or vanished. */
  TOTAL_CHANGED,
  /** An account below zero. */
  NEGATIVE_BALANCE,
  /** A transfer with one of its two sides. */
  HALF_DONE,
  /** Events of one sequence number that were all acknowledged. */
  TWO_WRITERS,
  /** A journal whose last event does not lead back to its first. */
  BROKEN_CHAIN,
  /** An event upon one of a later epoch. */
  EPOCH_FELL,
  /** Asked of an old owner, and acknowledged by it, after a newer one had acknowledged. */
  LATE_ACKNOWLEDGEMENT,
  /** An object that did not answer in time after the last heal. */
  NOT_RECOVERED
}
