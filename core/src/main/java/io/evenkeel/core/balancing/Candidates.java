package io.evenkeel.core.balancing;

/**
 * What one router knows of the instances it may choose from. Read-only for strategies.
 *
 * <p>An instance has a <em>slot</em>, a small number that is its own as long as the router knows
 * it, also while it is no candidate (drained, ejected). All figures are read by slot.
 */
public interface Candidates {

  /** How many may be chosen, at least 1. */
  int size();

  /**
   * The slot of a candidate.
   *
   * @param position 0 to {@code size() - 1}
   */
  int slot(int position);

  /** All slots are below this. */
  int slots();

  /** Changes whenever candidates come, go or change their weights; never otherwise. */
  long version();

  /** How many routers send calls to these instances, this one among them; at least 1. */
  int routers();

  /** A hash of the instance's address, the same at every router. */
  long id(int slot);

  /** Its capacity in relation to others, &gt; 0. */
  double weight(int slot);

  /** When this router first knew of it, in nanoseconds. */
  long knownSince(int slot);

  /** Calls of this router that are not answered yet. */
  int outstanding(int slot);

  /** The sum of {@link #outstanding(int)} over all instances. */
  int totalOutstanding();

  /** Whether it ever reported its load. */
  boolean hasReported(int slot);

  /** When its last report was made, in nanoseconds of this router's clock. */
  long reportedAtNanos(int slot);

  /** Calls of all routers there, by its last report. */
  int inFlight(int slot);

  /** How many of these waited for their turn. */
  int queued(int slot);

  /** How long it worked on the call that the report came with; NaN without a report. */
  double serviceNanos(int slot);

  /** Work in flight there in its own unit, by its last report; NaN when it does not say. */
  double cost(int slot);

  /** How near it says to be to a stop, 0..1, as a heap that fills; NaN when it does not say. */
  double strain(int slot);

  /** Calls that this router sent since the last report came in. */
  int sentSinceReport(int slot);

  /**
   * Recent failures, counted as calls that have still to be waited for: what a router charges an
   * instance that fails fast, so that it never looks idle. At least 0, fades with time.
   */
  double failures(int slot, long nowNanos);
}
