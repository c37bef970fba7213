package io.evenkeel.persistence.fencing;

import java.util.List;
import java.util.stream.Stream;

/** Rows for tests, written as {@code 3:7.2<7.3}: sequence number, previous writer, writer. */
final class Rows {

  static Row<String> row(String text) {
    var colon = text.indexOf(':');
    var number = Long.parseLong(text.substring(0, colon));
    return new Row<>(number, Stamp.parse(text.substring(colon + 1)), text);
  }

  static List<Row<String>> of(String... texts) {
    return Stream.of(texts).map(Rows::row).toList();
  }

  /** As {@code 3@7.3}. */
  static Position position(String text) {
    var at = text.indexOf('@');
    return new Position(
        Long.parseLong(text.substring(0, at)), Incarnation.parse(text.substring(at + 1)));
  }

  private Rows() {}
}
