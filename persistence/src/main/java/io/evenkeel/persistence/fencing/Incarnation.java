package io.evenkeel.persistence.fencing;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * One start of an entity, as a number that only grows: first the epoch of its shard, then the start
 * within it.
 *
 * @param epoch the shard epoch under which it was started, at least 1; 0 in {@link #NONE} alone
 * @param start counted from 1 by the owner of the epoch, never given twice to an entity in one
 *     epoch; 0 in {@link #NONE} alone
 */
public record Incarnation(long epoch, long start) implements Comparable<Incarnation> {

  /** Before all others: wrote nothing, or wrote before there was a fence. */
  public static final Incarnation NONE = new Incarnation(0, 0);

  private static final Comparator<Incarnation> ORDER =
      Comparator.comparingLong(Incarnation::epoch).thenComparingLong(Incarnation::start);
  private static final String NONE_TEXT = "-";
  private static final Pattern TEXT = Pattern.compile("[1-9][0-9]{0,18}\\.[1-9][0-9]{0,18}");

  public Incarnation {
    var none = epoch == 0 && start == 0;
    if (!none && (epoch < 1 || start < 1)) {
      throw new IllegalArgumentException(
          "epoch and start must be >= 1, or both 0, were " + epoch + " and " + start);
    }
  }

  /** Reads what {@link #text} wrote and nothing else: no sign, no blank, no leading zero. */
  public static Incarnation parse(String text) {
    if (text.equals(NONE_TEXT)) {
      return NONE;
    }
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an incarnation is written <epoch>.<start> or -, was [" + text + "]");
    }
    var dot = text.indexOf('.');
    return new Incarnation(
        Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
  }

  /** The stable form for the journal, such as {@code 7.3}; {@code -} for {@link #NONE}. */
  public String text() {
    return equals(NONE) ? NONE_TEXT : epoch + "." + start;
  }

  public boolean isAfter(Incarnation other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Incarnation other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return text();
  }
}
