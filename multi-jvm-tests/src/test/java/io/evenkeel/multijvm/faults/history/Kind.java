package io.evenkeel.multijvm.faults.history;

/** What an operation does; its value is the argument of a change and the result of a read. */
public enum Kind {
  /** Adds an element, which nobody else adds, at the end of a list. */
  APPEND,
  /** Replaces a register's value by one that nobody else writes. */
  WRITE,
  /** Adds to a counter, under an idempotency key: {@code {"amount":3,"key":"a-3"}}. */
  ADD,
  /** Moves money: {@code {"id":"t-1","from":"a","to":"b","amount":5}}. */
  TRANSFER,
  /** Reads while others write. */
  READ,
  /** Reads after the last fault is healed and the last change has ended. */
  FINAL_READ
}
