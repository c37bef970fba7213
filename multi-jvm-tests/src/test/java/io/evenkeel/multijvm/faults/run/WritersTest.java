package io.evenkeel.multijvm.faults.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.multijvm.faults.checker.Acknowledgement;
import io.evenkeel.multijvm.faults.checker.Anomaly;
import io.evenkeel.multijvm.faults.checker.SingleWriter;
import io.evenkeel.multijvm.faults.checker.Verdict;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Stamp;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WritersTest {

  @Test
  void aStampIsTakenAsItIs() {
    var stamp = Stamp.parse("7.2<7.3");
    var row = new StoredRow("list|a", 4, "w", 10, Optional.of(stamp), "k");
    assertThat(Writers.journal(List.of(row)).get(0).by()).isEqualTo(new Incarnation(7, 3));
    assertThat(Writers.journal(List.of(row)).get(0).previous()).isEqualTo(new Incarnation(7, 2));
  }

  @Test
  void oneWriterAfterTheOtherIsAChain() {
    var rows = List.of(row(1, "a", 1), row(2, "a", 2), row(3, "b", 5), row(4, "c", 9));
    assertThat(SingleWriter.check(Writers.journal(rows), List.of(ack(2), ack(3), ack(4))))
        .isEqualTo(new Verdict.Valid());
  }

  @Test
  void aWriterWhoWakesUpAndIsBelievedIsFound() {
    var rows = List.of(row(1, "a", 1), row(2, "b", 2), row(3, "b", 3), late(2), late(3));
    var verdict =
        SingleWriter.check(Writers.journal(rows), List.of(ack(1), ack(2), ack(3), lateAck(2)));
    assertThat(((Verdict.Invalid) verdict).anomalies()).contains(Anomaly.LOST, Anomaly.TWO_WRITERS);
  }

  private static StoredRow row(long number, String writer, long written) {
    return new StoredRow("list|a", number, writer, written, Optional.empty(), "k" + number);
  }

  private static StoredRow late(long number) {
    return new StoredRow("list|a", number, "a", 8 + number, Optional.empty(), "late" + number);
  }

  private static Acknowledgement ack(long number) {
    return new Acknowledgement("list|a", "k" + number, 10 * number, 10 * number + 1);
  }

  private static Acknowledgement lateAck(long number) {
    return new Acknowledgement("list|a", "late" + number, 100 * number, 100 * number + 1);
  }
}
