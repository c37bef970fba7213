package io.evenkeel.persistence.fencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainPagesTest {

  private static final Position BASE = new Position(10, new Incarnation(1, 1));

  @Test
  void aPageWithoutAGhostIsDecidedAtOnce() {
    var pages = ChainPages.<String>after(0);
    assertThat(pages.add(Rows.of("1:-<1.1", "2:1.1<1.1"), 2)).hasSize(2);
    assertThat(pages.undecided()).isZero();
    assertThat(pages.decidedTo()).isEqualTo(2);
  }

  @Test
  void twoRowsOfThePagesLastNumberWaitForTheNextPage() {
    var pages = ChainPages.<String>after(0);
    assertThat(pages.add(Rows.of("1:-<1.1", "2:1.1<1.1", "2:1.1<2.1"), 2)).isEmpty();
    assertThat(payloads(pages.add(Rows.of("3:1.1<3.1"), 3)))
        .containsExactly("1:-<1.1", "2:1.1<1.1", "3:1.1<3.1");
  }

  @Test
  void aGhostThatIsLongerThanTheChainIsLeftOut() {
    var pages = ChainPages.<String>after(0);
    assertThat(pages.add(Rows.of("1:-<1.1", "2:1.1<1.1", "2:1.1<2.1"), 2)).isEmpty();
    assertThat(pages.add(Rows.of("3:1.1<1.1", "4:1.1<1.1"), 4)).isEmpty();
    assertThat(payloads(unbroken(pages).rows())).containsExactly("1:-<1.1", "2:1.1<2.1");
    assertThat(pages.add(Rows.of("3:1.1<1.1", "4:1.1<1.1"), 4)).isEmpty();
    assertThat(unbroken(pages).rows()).isEmpty();
  }

  @Test
  void aKnownBaseIsFollowed() {
    var pages = ChainPages.<String>after(BASE);
    assertThat(pages.first()).isEqualTo(11);
    assertThat(payloads(pages.add(Rows.of("11:1.1<1.1"), 11))).containsExactly("11:1.1<1.1");
  }

  @Test
  void anUnknownBaseIsFoundAmongTheRows() {
    var pages = ChainPages.<String>after(10);
    assertThat(pages.first()).isEqualTo(10);
    var found = pages.add(Rows.of("10:1.1<1.1", "10:1.1<2.1", "11:2.1<2.1"), 11);
    assertThat(payloads(found)).containsExactly("11:2.1<2.1");
  }

  @Test
  void aMissingRowIsAHole() {
    var pages = ChainPages.<String>after(BASE);
    assertThat(pages.add(Rows.of("12:1.1<1.1"), 12)).isEmpty();
    assertThat(pages.end()).isEqualTo(new Chain.Hole<>(new Position(11, new Incarnation(1, 1))));
  }

  /**
   * Each incarnation follows the chain of what was there, and half of the last writes come late.
   */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 42, 1234, 99_999})
  void pagesOfAnySizeGiveWhatAllRowsAtOnceGive(long seed) {
    var random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      var rows = journal(random, 2 + random.nextInt(12));
      var whole = (Chain.Unbroken<String>) Chain.read(Position.START, rows);
      assertThat(paged(rows, 1 + random.nextInt(6))).isEqualTo(payloads(whole.rows()));
    }
  }

  private static List<Row<String>> journal(Random random, int incarnations) {
    List<Row<String>> landed = new ArrayList<>();
    List<Row<String>> late = new ArrayList<>();
    for (int epoch = 1; epoch <= incarnations; epoch++) {
      if (random.nextBoolean()) {
        landed.addAll(late);
        late.clear();
      }
      var end = ((Chain.Unbroken<String>) Chain.read(Position.START, landed)).end();
      var written = Rows.of(writes(end, epoch, 1 + random.nextInt(4)));
      int confirmed = random.nextInt(written.size() + 1);
      landed.addAll(written.subList(0, confirmed));
      late.addAll(written.subList(confirmed, written.size()));
    }
    landed.addAll(late);
    return landed;
  }

  private static String[] writes(Position end, int epoch, int count) {
    var texts = new String[count];
    for (int i = 0; i < count; i++) {
      var previous = i == 0 ? end.by().text() : epoch + ".1";
      texts[i] = end.sequenceNr() + i + 1 + ":" + previous + "<" + epoch + ".1";
    }
    return texts;
  }

  private static List<String> paged(List<Row<String>> rows, int size) {
    var pages = ChainPages.<String>after(0);
    var shown = new ArrayList<Row<String>>();
    long last = rows.stream().mapToLong(Row::sequenceNr).max().orElse(0);
    for (long from = 1; from <= last; from += size) {
      long first = from;
      long upTo = from + size - 1;
      var page =
          rows.stream()
              .filter(row -> row.sequenceNr() >= first && row.sequenceNr() <= upTo)
              .toList();
      shown.addAll(pages.add(page, upTo));
    }
    shown.addAll(unbroken(pages).rows());
    return payloads(shown);
  }

  private static Chain.Unbroken<String> unbroken(ChainPages<String> pages) {
    return (Chain.Unbroken<String>) pages.end();
  }

  private static List<String> payloads(List<Row<String>> rows) {
    return rows.stream().map(Row::payload).toList();
  }
}
