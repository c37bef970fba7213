package io.evenkeel.core.balancing.learned;

/**
 * Where the figures of one call and instance stand in a row: what was known when it was picked and
 * what came of it.
 */
public final class LearnedRow {

  /** Inputs of the linear model of slowness. */
  public static final int LINEAR = 0;

  public static final int LINEAR_INPUTS = 9;

  /** The last of them: log of how many calls share a slot; known afterwards, 0 in a forecast. */
  public static final int SHARING = LINEAR_INPUTS - 1;

  public static final int NETWORK = LINEAR + LINEAR_INPUTS;
  public static final int NETWORK_INPUTS = 13;

  /** Log of the response time by the queueing rule. */
  public static final int PRIOR = NETWORK + NETWORK_INPUTS;

  /** The same with the network's correction. */
  public static final int CORRECTED = PRIOR + 1;

  /** Score of the static strategy. */
  public static final int STATIC = PRIOR + 2;

  /** Predicted cost of the call. */
  public static final int COST = PRIOR + 3;

  /** How long it was worked on by its cost. */
  public static final int RATIO = PRIOR + 4;

  /** Log of its response time by the prior. */
  public static final int TARGET = PRIOR + 5;

  /** 1 if the call was given up and would have taken longer. */
  public static final int AT_LEAST = PRIOR + 6;

  public static final int WIDTH = PRIOR + 7;

  private LearnedRow() {}
}
