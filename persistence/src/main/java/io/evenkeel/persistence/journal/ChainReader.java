package io.evenkeel.persistence.journal;

import akka.NotUsed;
import akka.japi.Pair;
import akka.persistence.PersistentRepr;
import akka.stream.javadsl.Source;
import io.evenkeel.core.entity.UnreadableEvent;
import io.evenkeel.persistence.fencing.Chain;
import io.evenkeel.persistence.fencing.ChainPages;
import io.evenkeel.persistence.fencing.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Reads the events of one entity that count, page after page as they are asked for, in memory for a
 * page and for what is not decided yet. Belongs to one run of a stream.
 *
 * <p>Whether a row at the end of a journal counts is said by rows before it: by those of a later
 * incarnation. So a reader that begins in the middle looks at up to {@link #LOOK_BACK} rows before.
 */
final class ChainReader {

  /** More than all writes can have that crashes in a row left behind. */
  static final int LOOK_BACK = 1_000;

  static final int PAGE = 500;

  private static final int UNDECIDED = 10_000;

  /** See {@link Chains}: a page may have missed what came between two reads. */
  private static final int READS = 3;

  private enum Step {
    BEGIN,
    READ,
    WAIT,
    END
  }

  private final EventRows rows;
  private final String persistenceId;
  private final long to;
  private final Optional<Supplier<CompletionStage<Void>>> pause;
  private ChainPages<LazyEvent> pages = ChainPages.after(0);
  private long shown;
  private long first;
  private int reads = READS;
  private Step step = Step.BEGIN;

  private ChainReader(
      EventRows rows,
      String persistenceId,
      long from,
      long to,
      Optional<Supplier<CompletionStage<Void>>> pause) {
    this.rows = rows;
    this.persistenceId = persistenceId;
    this.to = to;
    this.pause = pause;
    this.shown = Math.max(0, from - 1);
  }

  /**
   * Events by ascending sequence number, each number once.
   *
   * @param from the first number, from 1 on
   * @param to the last one; the stream ends with it
   * @param pause before a look for further events at the end of the journal; empty to end there
   * @return fails with {@link UnreadableEvent} when the rows do not go together
   */
  static Source<PersistentRepr, NotUsed> read(
      EventRows rows,
      String persistenceId,
      long from,
      long to,
      Optional<Supplier<CompletionStage<Void>>> pause) {
    return Source.lazySource(
            () ->
                Source.unfoldAsync(
                    new ChainReader(rows, persistenceId, from, to, pause), ChainReader::next))
        .mapMaterializedValue(started -> NotUsed.getInstance())
        .mapConcat(page -> page)
        .map(row -> row.payload().read());
  }

  private CompletionStage<Optional<Pair<ChainReader, List<Row<LazyEvent>>>>> next() {
    return switch (step) {
      case BEGIN -> begin().thenApply(this::page);
      case READ -> readPage().thenApply(this::page);
      case WAIT -> pause().thenApply(this::page);
      case END -> CompletableFuture.completedFuture(Optional.empty());
    };
  }

  private Optional<Pair<ChainReader, List<Row<LazyEvent>>>> page(List<Row<LazyEvent>> page) {
    return Optional.of(Pair.create(this, page));
  }

  private CompletionStage<List<Row<LazyEvent>>> begin() {
    return rows.deleted(persistenceId)
        .thenApply(
            deleted -> {
              shown = Math.max(shown, deleted.to());
              long base = Math.max(deleted.to(), shown - LOOK_BACK);
              pages =
                  deleted
                      .end()
                      .filter(end -> end.sequenceNr() == base)
                      .map(ChainPages::<LazyEvent>after)
                      .orElseGet(() -> ChainPages.after(base));
              first = Math.max(1, pages.first());
              step = shown < to ? Step.READ : Step.END;
              return List.of();
            });
  }

  private CompletionStage<List<Row<LazyEvent>>> readPage() {
    long last = lastOfPage();
    boolean before = first <= shown;
    boolean wanted = !before && first <= to;
    return (wanted
            ? rows.between(persistenceId, first, last)
            : rows.stamps(persistenceId, first, last))
        .thenCompose(
            found -> {
              var page = new ArrayList<>(pages.add(found, last));
              if (!before && found.stream().noneMatch(row -> row.sequenceNr() == last)) {
                return atEnd(page);
              } else if (pages.undecided() > UNDECIDED) {
                return CompletableFuture.failedFuture(undecided());
              }
              first = last + 1;
              return CompletableFuture.completedFuture(show(page));
            });
  }

  /** What is shown and what decides about it stand on pages of their own. */
  private long lastOfPage() {
    long last = first + PAGE - 1;
    if (first <= shown) {
      return Math.min(last, shown);
    }
    return first <= to ? Math.min(last, to) : last;
  }

  private UnreadableEvent undecided() {
    return new UnreadableEvent(
        "of more than %d rows of '%s' after event %d none is known to count"
            .formatted(UNDECIDED, persistenceId, pages.decidedTo()),
        null);
  }

  private CompletionStage<List<Row<LazyEvent>>> atEnd(List<Row<LazyEvent>> page) {
    return rows.deleted(persistenceId)
        .thenCompose(
            deleted -> {
              if (deleted.to() > pages.decidedTo()) {
                step = Step.BEGIN; // deleted while it was read
                return CompletableFuture.completedFuture(show(page));
              }
              return end(page, pages.end());
            });
  }

  private CompletionStage<List<Row<LazyEvent>>> end(
      List<Row<LazyEvent>> page, Chain.Reading<LazyEvent> reading) {
    if (reading instanceof Chain.Unbroken<LazyEvent> chain) {
      page.addAll(chain.rows());
      reads = READS;
      step = pause.isPresent() ? Step.WAIT : Step.END;
    } else if (reading instanceof Chain.Hole && reads > 1) {
      reads--;
      step = Step.BEGIN;
    } else {
      return CompletableFuture.failedFuture(Chains.broken(persistenceId, reading));
    }
    return CompletableFuture.completedFuture(show(page));
  }

  private CompletionStage<List<Row<LazyEvent>>> pause() {
    return pause
        .orElseThrow()
        .get()
        .thenApply(
            over -> {
              first = pages.decidedTo() + 1;
              step = Step.READ;
              return List.of();
            });
  }

  /** Of rows that are decided: those that were asked for, each number once. */
  private List<Row<LazyEvent>> show(List<Row<LazyEvent>> page) {
    var wanted =
        page.stream().filter(row -> row.sequenceNr() > shown && row.sequenceNr() <= to).toList();
    shown = Math.max(shown, pages.decidedTo());
    step = shown < to ? step : Step.END;
    return wanted;
  }
}
