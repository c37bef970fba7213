package io.evenkeel.multijvm.faults.history;

/** What a client knows of an operation. */
public enum Outcome {
  /** It took effect, once, between its invocation and its completion. */
  OK,
  /** It never took effect and never will. */
  FAIL,
  /** Unknown: it takes effect at any time after its invocation, even after the end, or never. */
  INFO
}
