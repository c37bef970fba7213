package io.evenkeel.http.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of a run, one after the other.
 *
 * <p>Called on the client's event loop only: it must not block, and it needs no locks.
 */
@FunctionalInterface
public interface RequestSource {

  /** The next request, {@code null} when there are no more; it is not asked again after that. */
  @Nullable Request next();
}
