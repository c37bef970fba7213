package io.evenkeel.persistence.fencing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chain in pages, from its beginning on, in memory for what is not decided yet. For rows
 * that do not change meanwhile it gives what {@link Chain#read} gives for all of them at once.
 *
 * <p>A row is decided when all rows up to some number are known and exactly one of them, which the
 * chain leads to, has that number: every ghost below has then ended with a lower incarnation, and
 * whatever is written later follows the chain. Used by one thread at a time.
 */
public final class ChainPages<T> {

  private final List<Row<T>> undecided = new ArrayList<>();
  private final long from;
  private @Nullable Position base;

  private ChainPages(long from, @Nullable Position base) {
    this.from = from;
    this.base = base;
  }

  /** The chain after the event of a number, whoever wrote it, as {@link Bases#chainAfter}. */
  public static <T> ChainPages<T> after(long base) {
    return new ChainPages<>(base, base == 0 ? Position.START : null);
  }

  /** The chain after an event. */
  public static <T> ChainPages<T> after(Position base) {
    return new ChainPages<>(base.sequenceNr(), base);
  }

  /** From which number on the first page has to have all rows. */
  public long first() {
    return base == null ? from : from + 1;
  }

  /**
   * The next page.
   *
   * @param rows all that have a number up to {@code upTo} and were not on the pages before
   * @return the rows that are decided now and were not before, ascending without gaps
   */
  public List<Row<T>> add(List<Row<T>> rows, long upTo) {
    undecided.addAll(rows);
    var last = undecided.stream().filter(row -> row.sequenceNr() == upTo).limit(2).toList();
    if (last.size() != 1) {
      return List.of();
    }
    var end = last.get(0).position();
    return decided().filter(chain -> chain.end().equals(end)).map(this::decide).orElse(List.of());
  }

  /**
   * What the undecided rows amount to when there are no more. If they are unbroken they are decided
   * now, and later pages may follow.
   */
  public Chain.Reading<T> end() {
    var reading = read();
    if (reading instanceof Chain.Unbroken<T> chain) {
      decide(chain);
    }
    return reading;
  }

  /** How many rows are kept here. */
  public int undecided() {
    return undecided.size();
  }

  /** The number of the last event that is decided. */
  public long decidedTo() {
    return base == null ? from : base.sequenceNr();
  }

  private Optional<Chain.Unbroken<T>> decided() {
    return read() instanceof Chain.Unbroken<T> chain ? Optional.of(chain) : Optional.empty();
  }

  private List<Row<T>> decide(Chain.Unbroken<T> chain) {
    base = chain.end();
    undecided.clear();
    return chain.rows();
  }

  private Chain.Reading<T> read() {
    var known = base;
    return known == null ? Bases.chainAfter(from, undecided) : Chain.read(known, undecided);
  }
}
