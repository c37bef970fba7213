package io.evenkeel.core.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CandidateBookTest {

  private final CandidateBook book = Books.equal(3);

  @Test
  void ownCallsAreCounted() {
    Books.send(book, 1, 3);
    book.settled(1);
    assertThat(book.outstanding(1)).isEqualTo(2);
    assertThat(book.totalOutstanding()).isEqualTo(2);
  }

  @Test
  void aReportStartsTheCountOfCallsSinceAnewAndAnOlderOneIsIgnored() {
    Books.send(book, 1, 3);
    book.report(1, 100, 7, 2, 1e6, 5, 0.5);
    book.report(1, 99, 1, 1, 1, 1, 1);
    assertThat(book.sentSinceReport(1)).isZero();
    assertThat(book.inFlight(1)).isEqualTo(7);
    assertThat(book.strain(1)).isEqualTo(0.5);
  }

  @Test
  void failuresFade() {
    book.failed(0, 0);
    book.failed(0, 0);
    assertThat(book.failures(0, 0)).isEqualTo(2);
    assertThat(book.failures(0, 5_000_000_000L)).isCloseTo(2 / Math.E, within(1e-9));
    assertThat(book.failures(1, 0)).isZero();
  }

  @Test
  void oneThatLeavesKeepsItsFiguresUntilItsSlotIsGivenAway() {
    Books.send(book, 1, 1);
    long version = book.version();
    book.remove(1);
    assertThat(book.version()).isNotEqualTo(version);
    assertThat(book.size()).isEqualTo(2);
    assertThat(book.outstanding(1)).isEqualTo(1);
    book.add(1, 5, 1, 0);
    assertThat(book.outstanding(1)).isZero();
    assertThat(book.totalOutstanding()).isZero();
  }
}
