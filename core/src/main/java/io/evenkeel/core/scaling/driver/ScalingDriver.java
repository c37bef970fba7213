package io.evenkeel.core.scaling.driver;

import java.util.concurrent.CompletionStage;

/**
 * Makes something more or fewer: instances of a service, nodes of a cluster. The port between the
 * one controller of a cluster and whoever owns the machines.
 *
 * <p>Never blocks. Called by one controller, one call at a time; a call may fail half-way, and is
 * repeated then with what is wanted by that time.
 */
public interface ScalingDriver extends AutoCloseable {

  /** Its name in settings, logs and answers, as {@code kubernetes}. */
  String name();

  /**
   * How many were ordered and not given up again, whether they serve yet or not; fails in one
   * sentence when that cannot be told.
   */
  CompletionStage<Integer> ordered();

  /**
   * Orders that there be so many, whatever there are now. Completes when the order was taken, not
   * when it has effect. What is taken away finishes its calls and hands over its shards first.
   * Ordering the same number twice changes nothing.
   *
   * @param count at least 0, bounded by the caller
   */
  CompletionStage<Void> order(int count);

  @Override
  default void close() {}
}
