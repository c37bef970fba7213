package io.evenkeel.multijvm.faults.checker;

import static io.evenkeel.multijvm.faults.checker.Edits.assertFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.multijvm.faults.checker.JournalSimulator.Journal;
import io.evenkeel.persistence.fencing.Chain;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.fencing.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SingleWriterTest {

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFencedJournalIsValidThoughOldOwnersWentOnWriting(long seed) {
    for (int i = 0; i < 20; i++) {
      var journal = journal(seed * 20 + i);
      assertThat(journal.ghosts()).isNotEmpty();
      assertThat(check(journal.rows(), journal)).isEqualTo(new Verdict.Valid());
    }
  }

  /** Two rules, written twice, that must agree. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theChainIsTheOneThatAReplayFinds(long seed) {
    var rows = journal(seed).rows();
    var replayed =
        Chain.read(
            Position.START,
            rows.stream()
                .map(r -> new Row<>(r.sequenceNr(), new Stamp(r.by(), r.previous()), r))
                .toList());
    assertThat(((Chain.Unbroken<JournalRow>) replayed).rows().stream().map(Row::payload))
        .isEqualTo(WrittenChain.of(rows, new Findings("entity")));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAcknowledgedGhostIsLostAndHasATwin(long seed) {
    var journal = journal(seed);
    var twin =
        pick(
            seed,
            journal.ghosts().stream()
                .filter(g -> g.sequenceNr() <= journal.chain().size())
                .filter(g -> journal.isAcknowledged(at(journal, g.sequenceNr())))
                .toList());
    var verdict = withAcknowledgement(journal, new Acknowledgement("entity", twin.event(), 0, 1));
    assertFound(verdict, Anomaly.LOST);
    assertFound(verdict, Anomaly.TWO_WRITERS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAcknowledgedEventThatWasNeverStoredIsLost(long seed) {
    var verdict = withAcknowledgement(journal(seed), new Acknowledgement("entity", "gone", 0, 1));
    assertThat(verdict)
        .hasToString(
            "1 violations, the first of them:\n"
                + "LOST in entity: acknowledged and not stored: 'gone' at 0.000..0.000 ms");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aMissingRowBreaksTheChain(long seed) {
    var journal = journal(seed);
    var rows = new ArrayList<>(journal.rows());
    rows.remove(pick(seed, journal.chain().subList(0, journal.chain().size() - 1)));
    assertFound(check(rows, journal), Anomaly.BROKEN_CHAIN);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRowThatIsThereTwiceBreaksTheChain(long seed) {
    var journal = journal(seed);
    var rows = new ArrayList<>(journal.rows());
    rows.add(pick(seed, rows));
    assertFound(check(rows, journal), Anomaly.BROKEN_CHAIN);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anEventThatIsOnTheChainTwiceIsADuplicate(long seed) {
    var journal = journal(seed);
    int last = journal.chain().size() - 1;
    var first = pick(seed, journal.chain().subList(0, last));
    var second = journal.chain().get(last);
    var rows = new ArrayList<>(journal.rows());
    rows.set(
        rows.indexOf(second),
        new JournalRow(
            "entity", second.sequenceNr(), second.by(), second.previous(), first.event()));
    assertFound(check(rows, journal), Anomaly.DUPLICATE);
  }

  /** An owner that is gone has written upon its successor's row, and was believed. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aChainThatGoesBackToAnOldOwnerIsFound(long seed) {
    var journal = journal(seed);
    var chain = journal.chain();
    var victim = pick(seed, chain.subList(1, chain.size() - 1));
    int index = chain.indexOf(victim);
    var old = new Incarnation(1, 99);
    var below = new Incarnation(2, 99);
    var rows = new ArrayList<>(journal.rows());
    rows.replaceAll(
        row -> {
          if (row.equals(chain.get(index - 1))) {
            return new JournalRow("entity", index, below, row.previous(), row.event());
          } else if (row.equals(victim)) {
            return new JournalRow("entity", index + 1, old, below, row.event());
          } else if (row.equals(chain.get(index + 1))) {
            return new JournalRow("entity", index + 2, row.by(), old, row.event());
          }
          return row;
        });
    rows.add(new JournalRow("entity", chain.size() + 1, new Incarnation(9, 1), last(rows), ""));
    assertFound(check(rows, journal), Anomaly.EPOCH_FELL);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAcknowledgementOfAnOldOwnerAfterANewerOneIsLate(long seed) {
    var journal = journal(seed);
    var acks = journal.acknowledgements();
    var victim = pick(seed, acks.stream().filter(a -> writer(journal, a).epoch() < 3).toList());
    List<Acknowledgement> late = new ArrayList<>(acks);
    late.remove(victim);
    late.add(new Acknowledgement("entity", victim.event(), 1_000_000, 1_000_001));
    assertFound(SingleWriter.check(journal.rows(), late), Anomaly.LATE_ACKNOWLEDGEMENT);
  }

  private static Journal journal(long seed) {
    return JournalSimulator.run(new Random(seed));
  }

  private static Verdict check(List<JournalRow> rows, Journal journal) {
    return SingleWriter.check(rows, journal.acknowledgements());
  }

  private static Verdict withAcknowledgement(Journal journal, Acknowledgement further) {
    List<Acknowledgement> acks = new ArrayList<>(journal.acknowledgements());
    acks.add(further);
    return SingleWriter.check(journal.rows(), acks);
  }

  private static JournalRow at(Journal journal, long sequenceNr) {
    return journal.chain().get((int) sequenceNr - 1);
  }

  private static Incarnation writer(Journal journal, Acknowledgement ack) {
    return journal.chain().stream()
        .filter(row -> row.event().equals(ack.event()))
        .findFirst()
        .orElseThrow()
        .by();
  }

  /** Who wrote the last row of the chain. */
  private static Incarnation last(List<JournalRow> rows) {
    var chain = WrittenChain.of(rows, new Findings("entity"));
    return chain.get(chain.size() - 1).by();
  }

  private static <T> T pick(long seed, List<T> list) {
    return list.get(new Random(seed).nextInt(list.size()));
  }
}
