package io.evenkeel.multijvm.faults.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import io.evenkeel.multijvm.faults.history.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecoveryTest {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final long HEAL = seconds(100);

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  /** One key never comes back; the others do, after at most 30 s. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theKeyThatStaysDownIsNamed(long seed) {
    var random = new Random(seed);
    int victim = random.nextInt(20);
    List<Operation> operations = new ArrayList<>();
    for (int key = 0; key < 20; key++) {
      long back = HEAL + random.nextLong(BOUND.toNanos());
      operations.add(read("k" + key, seconds(1), seconds(2), Outcome.OK));
      operations.add(read("k" + key, HEAL, back, key == victim ? Outcome.FAIL : Outcome.OK));
    }
    var verdict = Recovery.check(new History(operations), HEAL, BOUND);
    assertThat(((Verdict.Invalid) verdict).violations())
        .singleElement()
        .satisfies(v -> assertThat(v.key()).isEqualTo("k" + victim))
        .satisfies(v -> assertThat(v.anomaly()).isEqualTo(Anomaly.NOT_RECOVERED));
  }

  @Test
  void anAnswerAtTheBoundIsInTimeAndOneAfterItIsNot() {
    assertThat(check(read("k", HEAL, HEAL + seconds(30), Outcome.OK)))
        .isEqualTo(new Verdict.Valid());
    assertThat(check(read("k", HEAL, HEAL + seconds(31), Outcome.OK)))
        .hasToString(
            "1 violations, the first of them:\n"
                + "NOT_RECOVERED in k: the first answer came 31000 ms after the heal,"
                + " more than 30000 ms");
  }

  @Test
  void anAnswerToAQuestionFromBeforeTheHealProvesNothing() {
    assertThat(check(read("k", HEAL - 1, HEAL + 1, Outcome.OK)))
        .isEqualTo(new Verdict.Unknown("nobody asked k after the heal"));
  }

  @Test
  void aGapIsTheLongestTimeOfAKeyWithoutAGoodAnswer() {
    var history =
        new History(
            List.of(
                read("a", seconds(0), seconds(1), Outcome.OK),
                read("a", seconds(2), seconds(3), Outcome.FAIL),
                read("a", seconds(9), seconds(11), Outcome.OK),
                read("b", seconds(0), seconds(2), Outcome.OK),
                read("b", seconds(4), seconds(5), Outcome.OK)));
    assertThat(Recovery.gaps(history))
        .isEqualTo(new Recovery.Gaps(seconds(3), seconds(10), seconds(10)));
  }

  @Test
  void fromAMomentOnTheNextGoodAnswerCounts() {
    var history =
        new History(
            List.of(
                read("a", seconds(0), seconds(1), Outcome.OK),
                read("a", seconds(2), seconds(5), Outcome.OK),
                read("a", seconds(6), seconds(7), Outcome.OK),
                read("b", seconds(4), seconds(5), Outcome.FAIL),
                read("b", seconds(9), seconds(11), Outcome.OK)));
    assertThat(Recovery.from(history, seconds(3)))
        .isEqualTo(new Recovery.Gaps(seconds(2), seconds(8), seconds(8)));
  }

  @Test
  void theTimeUntilTheLastUnansweredQuestionIsAGapToo() {
    var history =
        new History(
            List.of(
                read("a", seconds(0), seconds(1), Outcome.OK),
                read("a", seconds(50), seconds(58), Outcome.INFO)));
    assertThat(Recovery.gaps(history).maxNanos()).isEqualTo(seconds(49));
  }

  @Test
  void ofManyKeysTheRanksAreTheNearest() {
    var operations =
        LongStream.rangeClosed(1, 200)
            .mapToObj(i -> read("k" + i, 0, seconds(i), Outcome.OK))
            .toList();
    assertThat(Recovery.gaps(new History(operations)))
        .isEqualTo(new Recovery.Gaps(seconds(100), seconds(198), seconds(200)))
        .hasToString("gap p50 100000 ms, p99 198000 ms, max 200000 ms");
  }

  private static Verdict check(Operation... operations) {
    return Recovery.check(new History(Arrays.asList(operations)), HEAL, BOUND);
  }

  private static Operation read(String key, long from, long to, Outcome outcome) {
    return new Operation(1, from, Kind.READ, key, NullNode.getInstance(), from, to, outcome);
  }

  private static long seconds(long seconds) {
    return seconds * 1_000_000_000L;
  }
}
