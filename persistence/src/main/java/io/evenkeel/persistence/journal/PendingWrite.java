package io.evenkeel.persistence.journal;

/** A write that was sent to the store and is not answered to the end. Used by one thread. */
final class PendingWrite {

  private final int instance;
  private int open;
  private boolean stored;
  private boolean doubtful;

  /**
   * A write.
   *
   * @param instance of the persistent actor, which comes back with each answer
   * @param events of it, each of which is answered, at least 1
   */
  PendingWrite(int instance, int events) {
    this.instance = instance;
    this.open = events;
  }

  /** Whether an answer is to this one, not to that of an earlier instance. */
  boolean isOf(int answeredInstance) {
    return instance == answeredInstance;
  }

  /** The store has said that all of it is stored; it answers to each event yet. */
  void stored() {
    stored = true;
  }

  /** Whether the store has said so: a persistent actor writes again upon it. */
  boolean isStored() {
    return stored;
  }

  /**
   * Counts the answer to one event.
   *
   * @param failed whether that event may or may not be in the journal
   * @return whether it was the last
   */
  boolean answered(boolean failed) {
    doubtful |= failed;
    return --open == 0;
  }

  /** Whether an event of it may come to be in the journal yet. */
  boolean isDoubtful() {
    return doubtful || open > 0;
  }
}
