package io.evenkeel.multijvm.faults.checker;

import static io.evenkeel.multijvm.faults.checker.Edits.assertFound;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.multijvm.faults.checker.Simulator.Clients;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import io.evenkeel.multijvm.faults.history.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterTest {

  private static final JsonNode NOTHING = NullNode.getInstance();

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatARegisterMayShowIsValid(long seed) {
    for (int i = 0; i < 20; i++) {
      assertThat(zones(register(seed * 20 + i, Clients.MANY))).isEqualTo(new Verdict.Valid());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aValueThatWasReplacedBeforeTheReadIsStale(long seed) {
    var history = register(seed, Clients.MANY);
    var writes = history.operations().stream().filter(Edits::isOkChange).toList();
    var old = writes.get(new Random(seed).nextInt(writes.size() / 2));
    var newer = writes.stream().filter(old::precedes).findFirst().orElseThrow();
    var read = Edits.pick(history, new Random(seed), o -> Edits.isOkRead(o) && newer.precedes(o));
    assertFound(zones(Edits.with(history, read, old.value())), Anomaly.STALE_READ);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theFirstValueAfterAnAcknowledgedWriteIsStale(long seed) {
    var history = register(seed, Clients.MANY);
    var write = history.operations().stream().filter(Edits::isOkChange).findFirst().orElseThrow();
    var read = Edits.pick(history, new Random(seed), o -> Edits.isOkRead(o) && write.precedes(o));
    assertFound(zones(Edits.with(history, read, NOTHING)), Anomaly.STALE_READ);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aValueThatNobodyWroteIsAPhantom(long seed) {
    var history = register(seed, Clients.MANY);
    var read = Edits.pick(history, new Random(seed), Edits::isOkRead);
    assertFound(zones(Edits.with(history, read, new IntNode(-7))), Anomaly.PHANTOM);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aValueThatWasRefusedIsAPhantom(long seed) {
    var history = register(seed, Clients.MANY);
    var refused = Edits.pick(history, new Random(seed), o -> o.outcome() == Outcome.FAIL);
    var read = Edits.pick(history, new Random(seed), Edits::isOkRead);
    assertFound(zones(Edits.with(history, read, refused.value())), Anomaly.PHANTOM);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aValueThatIsWrittenOnlyLaterIsFound(long seed) {
    var history = register(seed, Clients.MANY);
    var writes = history.operations().stream().filter(Edits::isOkChange).toList();
    var write = writes.get(writes.size() - 1);
    var read = Edits.pick(history, new Random(seed), o -> Edits.isOkRead(o) && o.precedes(write));
    assertFound(zones(Edits.with(history, read, write.value())), Anomaly.FUTURE_READ);
  }

  /** a and b were written at once; readers, one after the other, see a, b, a. */
  @Test
  void aValueMayNotComeBack() {
    var history =
        new History(
            List.of(
                operation(1, Kind.WRITE, 1, 0, 10, Outcome.OK),
                operation(2, Kind.WRITE, 2, 0, 10, Outcome.OK),
                operation(3, Kind.READ, 1, 20, 21, Outcome.OK),
                operation(4, Kind.READ, 2, 30, 31, Outcome.OK),
                operation(5, Kind.READ, 1, 40, 41, Outcome.OK)));
    assertFound(zones(history), Anomaly.STALE_READ);
    assertFound(RegisterSearch.check(history, NOTHING, 1_000), Anomaly.NOT_LINEARIZABLE);
  }

  /** The client gave up at 10, the value was there at 100 and not before. */
  @Test
  void anUnknownWriteMayHappenLongAfterwards() {
    var history =
        new History(
            List.of(
                operation(1, Kind.WRITE, 1, 0, 10, Outcome.INFO),
                operation(2, Kind.WRITE, 2, 20, 21, Outcome.OK),
                operation(3, Kind.READ, 2, 30, 31, Outcome.OK),
                operation(4, Kind.READ, 1, 100, 101, Outcome.OK)));
    assertThat(zones(history)).isEqualTo(new Verdict.Valid());
    assertThat(RegisterSearch.check(history, NOTHING, 1_000)).isEqualTo(new Verdict.Valid());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void zonesAndSearchAgree(long seed) {
    int invalid = 0;
    for (int i = 0; i < 40; i++) {
      var history = perhapsWrong(seed * 40 + i);
      var search = RegisterSearch.check(history, NOTHING, 100_000);
      assertThat(search).isNotInstanceOf(Verdict.Unknown.class);
      assertThat(zones(history).isValid())
          .as("seed %d: %s", seed * 40 + i, history)
          .isEqualTo(search.isValid());
      invalid += search.isValid() ? 0 : 1;
    }
    assertThat(invalid).as("both kinds were tried").isBetween(5, 35);
  }

  @Test
  void aSearchThatIsGivenUpIsNoPass() {
    List<Operation> writes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      writes.add(operation(i, Kind.WRITE, i, 0, 10, Outcome.OK));
    }
    writes.add(operation(30, Kind.READ, 99, 20, 21, Outcome.OK));
    assertThat(RegisterSearch.check(new History(writes), NOTHING, 10_000))
        .isEqualTo(new Verdict.Unknown("no order of k found in 10000 points"));
  }

  private static Verdict zones(History history) {
    return Register.check(history, NOTHING);
  }

  /** A small history in which most often a read or two were given another value. */
  private static History perhapsWrong(long seed) {
    var random = new Random(seed);
    var history = register(seed, Clients.FEW);
    for (int i = random.nextInt(3); i > 0; i--) {
      var read = Edits.pick(history, random, Operation::isRead);
      var other = Edits.pick(history, random, operation -> true);
      history = Edits.with(history, read, other.value());
    }
    return history;
  }

  private static History register(long seed, Clients clients) {
    var holds = new AtomicReference<>(NOTHING);
    var numbers = new AtomicInteger();
    return Simulator.run(
        "register",
        new Random(seed),
        clients,
        Kind.WRITE,
        () -> new IntNode(numbers.incrementAndGet()),
        (kind, value) -> {
          if (kind == Kind.WRITE) {
            holds.set(value);
          }
          return Optional.of(holds.get());
        });
  }

  private static Operation operation(
      long id, Kind kind, int value, long from, long to, Outcome outcome) {
    return new Operation(id, id, kind, "k", new IntNode(value), from, to, outcome);
  }
}
