package io.evenkeel.persistence.journal;

import akka.persistence.PersistentRepr;
import io.evenkeel.core.entity.UnreadableEvent;

/** The event of a row; most rows beside the chain are never asked for theirs. Thread-safe. */
@FunctionalInterface
interface LazyEvent {

  /**
   * Reads it.
   *
   * @throws UnreadableEvent if its serializer cannot, or if its row was read for its stamp alone
   */
  PersistentRepr read();
}
