package io.evenkeel.sharding.runtime;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongFunction;

/**
 * Finds the journal row at which reading may start so that no event of a revision or later is
 * missed. Revisions never fall from row to row, so it gallops and then halves: at most two reads of
 * a single row for each binary digit of the answer, instead of all rows before it.
 *
 * <p>Thread-safe; does nothing but call {@code revisionOf}, one call after the other.
 */
final class StartRow {

  private final long wanted;
  private final LongFunction<CompletionStage<OptionalLong>> revisionOf;

  private StartRow(long wanted, LongFunction<CompletionStage<OptionalLong>> revisionOf) {
    this.wanted = wanted;
    this.revisionOf = revisionOf;
  }

  /**
   * The sequence number of the first row whose revision is at least {@code wanted}, or of the row
   * after the last one.
   *
   * @param wanted a revision, at least 1
   * @param revisionOf the revision after the row of a sequence number, empty when there is none
   */
  static CompletionStage<Long> of(
      long wanted, LongFunction<CompletionStage<OptionalLong>> revisionOf) {
    return wanted <= 1
        ? CompletableFuture.completedFuture(1L)
        : new StartRow(wanted, revisionOf).gallop(0, 1);
  }

  /** Row {@code below} is too early, or 0. */
  private CompletionStage<Long> gallop(long below, long probe) {
    return isEarlier(probe)
        .thenCompose(earlier -> earlier ? gallop(probe, probe * 2) : halve(below, probe));
  }

  /** Row {@code below} is too early, row {@code enough} is not. */
  private CompletionStage<Long> halve(long below, long enough) {
    if (enough - below <= 1) {
      return CompletableFuture.completedFuture(enough);
    }
    long middle = below + (enough - below) / 2;
    return isEarlier(middle)
        .thenCompose(earlier -> earlier ? halve(middle, enough) : halve(below, middle));
  }

  private CompletionStage<Boolean> isEarlier(long row) {
    return revisionOf
        .apply(row)
        .thenApply(revision -> revision.isPresent() && revision.getAsLong() < wanted);
  }
}
