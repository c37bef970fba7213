package io.evenkeel.core.service;

import java.util.Optional;

/**
 * An instance chosen for one call that somebody else sends. It is to be given back once, by one of
 * the two methods; when its time is over it counts as failed. Thread-safe.
 */
public interface Ticket {

  Instance instance();

  /** The call was answered, with a report of the instance's load if it sent one. */
  void replied(Optional<LoadReport> load);

  /** The call failed. */
  void failed(Optional<LoadReport> load);
}
