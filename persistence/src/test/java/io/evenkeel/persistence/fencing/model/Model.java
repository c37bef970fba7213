package io.evenkeel.persistence.fencing.model;

/** A system to explore: states of a fixed number of bytes, and what may happen in each. */
interface Model {

  byte[] initial();

  /** Tells the sink every next state, and every violation, in an order that is always the same. */
  void successors(byte[] state, Sink sink);

  /** The state in one line, for a trace. */
  String describe(byte[] state);

  /** Where the successors of one state go. */
  interface Sink {

    /** Action and actor are joined for a trace only. */
    void next(String action, int actor, byte[] state);

    void violation(String action, int actor, String what);
  }
}
