package io.evenkeel.core.balancing;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides which instance gets the next call.
 *
 * <p>A strategy is a decision and nothing else: it must not block, log, read a clock or draw from a
 * random source of its own. One router calls it, one call at a time, so an implementation keeps
 * plain fields and is not thread-safe. It allocates nothing while the set of instances and their
 * weights stay as they are. It never throws for what an instance reports.
 *
 * <p>The router enters a send, a reply or a failure into its {@link Candidates} first and tells the
 * strategy after it.
 */
public interface BalancingStrategy {

  /**
   * Chooses one of the candidates.
   *
   * @param candidates at least one
   * @param call what is visible of the call; read now, not kept
   * @param nowNanos the monotonic clock
   * @param random the only source of chance, seeded by the caller
   * @return the slot of a candidate
   */
  int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random);

  /** A call was sent to the instance in {@code slot}, picked by this strategy or not. */
  default void sent(Candidates candidates, int slot, Call call, long nowNanos) {}

  /**
   * A good reply came.
   *
   * @param responseNanos since the call was sent
   */
  default void replied(
      Candidates candidates, int slot, Call call, long responseNanos, long nowNanos) {}

  /**
   * A call failed or was given up. A quick failure is no sign of speed.
   *
   * @param elapsedNanos since the call was sent
   */
  default void failed(
      Candidates candidates, int slot, Call call, long elapsedNanos, long nowNanos) {}

  /**
   * Says, once for each call, whom to ask for its load. The answers come later and never delay that
   * call.
   *
   * @param slots takes the slots to be asked; has room for all candidates
   * @return how many of them
   */
  default int probe(Candidates candidates, int[] slots, RandomGenerator random) {
    return 0;
  }

  /**
   * The answer of an instance that was asked for its load.
   *
   * @param inFlight calls of all routers there
   * @param latencyNanos what it expects of a call, NaN when it has no experience
   */
  default void probed(
      Candidates candidates, int slot, int inFlight, double latencyNanos, long nowNanos) {}

  /**
   * Learns from replies since the last time. Called by the router's owner now and then, by one
   * thread at a time that need not be the router's; may take long and may allocate.
   */
  default void learn() {}

  /** Of a strategy that has a rival; for the router's thread. */
  default Optional<Standing> standing() {
    return Optional.empty();
  }

  /** The instance in {@code slot} is gone for good; another one may get its slot. */
  default void removed(int slot) {}
}
