package io.evenkeel.persistence.journal;

import akka.persistence.PersistentRepr;
import io.evenkeel.core.entity.UnreadableEvent;
import io.evenkeel.persistence.fencing.Bases;
import io.evenkeel.persistence.fencing.Chain;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds the events that count. Thread-safe; no method blocks. */
final class Chains {

  /** A page may show an event and have missed the one before, which came between the two reads. */
  private static final int READS = 3;

  private final EventRows rows;

  Chains(EventRows rows) {
    this.rows = rows;
  }

  /**
   * The chain after the event of a number, or after the last one that was deleted.
   *
   * @return fails with {@link UnreadableEvent} when the rows do not go together
   */
  CompletionStage<Chain.Unbroken<PersistentRepr>> after(String persistenceId, long base) {
    return after(persistenceId, base, READS);
  }

  private CompletionStage<Chain.Unbroken<PersistentRepr>> after(
      String persistenceId, long base, int reads) {
    return rows.deleted(persistenceId)
        .thenCompose(deleted -> read(persistenceId, base, deleted, reads));
  }

  /**
   * To be called before events are deleted: what follows them can be told from a ghost only as long
   * as it is known who wrote the last of them.
   *
   * @param to the highest number to delete, or {@link Long#MAX_VALUE} for all
   * @return the highest number that may be deleted now: above the end of the chain are ghosts, and
   *     events may come
   */
  CompletionStage<Long> beforeDeletion(String persistenceId, long to) {
    return rows.deleted(persistenceId)
        .thenCompose(
            deleted -> {
              if (to <= deleted.to()) {
                return CompletableFuture.completedFuture(to);
              }
              boolean all = to == Long.MAX_VALUE;
              return read(persistenceId, all ? 0 : to, deleted, READS)
                  .thenApply(chain -> all ? chain.end() : chain.base())
                  .thenCompose(
                      end ->
                          rows.keep(persistenceId, deleted, end)
                              .thenApply(kept -> end.sequenceNr()));
            });
  }

  private CompletionStage<Chain.Unbroken<PersistentRepr>> read(
      String persistenceId, long from, Deleted deleted, int reads) {
    long base = Math.max(from, deleted.to());
    return rows.from(persistenceId, Math.max(1, base))
        .thenCompose(
            found -> {
              var known = deleted.end().filter(end -> end.sequenceNr() == base);
              var reading =
                  known
                      .map(end -> Chain.read(end, found))
                      .orElseGet(() -> Bases.chainAfter(base, found));
              if (reading instanceof Chain.Unbroken<PersistentRepr> chain) {
                return CompletableFuture.completedFuture(chain);
              }
              return reading instanceof Chain.Hole<PersistentRepr> && reads > 1
                  ? after(persistenceId, from, reads - 1) // or deleted meanwhile
                  : CompletableFuture.failedFuture(broken(persistenceId, reading));
            });
  }

  private static UnreadableEvent broken(String persistenceId, Chain.Reading<?> reading) {
    return new UnreadableEvent(
        "the journal of '" + persistenceId + "' is broken: event " + what(reading), null);
  }

  private static String what(Chain.Reading<?> reading) {
    if (reading instanceof Chain.Hole<?> hole) {
      return hole.missing() + " is missing";
    }
    return reading instanceof Chain.Fork<?> fork
        ? fork.twice() + " is there twice"
        : reading.toString();
  }
}
