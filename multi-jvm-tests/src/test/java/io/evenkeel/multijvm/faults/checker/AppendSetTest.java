package io.evenkeel.multijvm.faults.checker;

import static io.evenkeel.multijvm.faults.checker.Edits.assertFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.evenkeel.core.json.Json;
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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AppendSetTest {

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatAListMayShowIsValid(long seed) {
    for (int i = 0; i < 20; i++) {
      assertThat(AppendSet.check(list(seed * 20 + i))).isEqualTo(new Verdict.Valid());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAcknowledgedElementThatIsGoneIsLost(long seed) {
    var history = list(seed);
    var victim = Edits.pick(history, new Random(seed), Edits::isOkChange).value();
    assertFound(
        AppendSet.check(Edits.withReads(history, list -> without(list, victim))), Anomaly.LOST);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anElementThatWasReadAndIsGoneIsLostEvenIfNobodyAcknowledgedIt(long seed) {
    var history = list(seed);
    var read =
        Edits.pick(history, new Random(seed), o -> Edits.isOkRead(o) && !o.value().isEmpty());
    var victim = read.value().get(read.value().size() - 1);
    var unknown =
        new History(
            history.operations().stream()
                .map(o -> o.value().equals(victim) ? outcome(o, Outcome.INFO) : o)
                .toList());
    assertThat(AppendSet.check(unknown)).isEqualTo(new Verdict.Valid());
    assertFound(
        AppendSet.check(Edits.withFinal(unknown, list -> without(list, victim))), Anomaly.LOST);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anElementThatIsThereTwiceIsADuplicate(long seed) {
    var random = new Random(seed);
    var history = list(seed);
    var list = Edits.finalValue(history);
    int from = random.nextInt(list.size());
    int to = from + 1 + random.nextInt(list.size() - from);
    assertFound(
        AppendSet.check(Edits.withFinal(history, l -> ((ArrayNode) l).insert(to, l.get(from)))),
        Anomaly.DUPLICATE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anElementThatNobodySentIsAPhantom(long seed) {
    var history = list(seed);
    int at = new Random(seed).nextInt(Edits.finalValue(history).size());
    assertFound(
        AppendSet.check(Edits.withFinal(history, l -> ((ArrayNode) l).insert(at, "ghost"))),
        Anomaly.PHANTOM);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRefusedElementThatIsThereIsAPhantom(long seed) {
    var history = list(seed);
    var refused = Edits.pick(history, new Random(seed), o -> o.outcome() == Outcome.FAIL);
    assertFound(
        AppendSet.check(Edits.withFinal(history, l -> ((ArrayNode) l).add(refused.value()))),
        Anomaly.PHANTOM);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void elementsInAnOtherOrderThanInRealTimeAreReordered(long seed) {
    var history = list(seed, Clients.MANY.withReads(0));
    var first = Edits.pick(history, new Random(seed), o -> isFollowed(history, o));
    var second =
        Edits.pick(history, new Random(seed), o -> Edits.isOkChange(o) && first.precedes(o));
    assertFound(
        AppendSet.check(
            Edits.withFinal(history, list -> swapped(list, first.value(), second.value()))),
        Anomaly.REORDERED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void elementsInAnOtherOrderThanInAReadAreReordered(long seed) {
    var history = list(seed);
    var read =
        Edits.pick(history, new Random(seed), o -> Edits.isOkRead(o) && o.value().size() > 1);
    int last = read.value().size() - 1;
    var value = swapped(read.value().deepCopy(), read.value().get(0), read.value().get(last));
    assertFound(AppendSet.check(Edits.with(history, read, value)), Anomaly.REORDERED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReadThatMissesWhatWasAcknowledgedIsStale(long seed) {
    var random = new Random(seed);
    var history = list(seed);
    var read = Edits.pick(history, random, o -> Edits.isOkRead(o) && acknowledged(history, o) > 0);
    int length = random.nextInt(acknowledged(history, read));
    var value = Json.toTree(Elements.of(read).subList(0, length));
    assertFound(AppendSet.check(Edits.with(history, read, value)), Anomaly.STALE_READ);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReadOfWhatIsSentOnlyLaterIsFound(long seed) {
    var history = list(seed);
    var list = FinalRead.of(history.operations()).map(Elements::of).orElseThrow();
    var append =
        Edits.pick(
            history,
            new Random(seed),
            o -> list.contains(o.value()) && readBefore(history, o).isPresent());
    var value = Json.toTree(list.subList(0, list.indexOf(append.value()) + 1));
    var read = readBefore(history, append).orElseThrow();
    assertFound(AppendSet.check(Edits.with(history, read, value)), Anomaly.FUTURE_READ);
  }

  @Test
  void withoutAFinalReadNothingIsKnown() {
    var read = new Operation(1, 0, Kind.READ, "k", Json.toTree(List.of()), 1, 2, Outcome.OK);
    assertThat(AppendSet.check(new History(List.of(read))))
        .isEqualTo(new Verdict.Unknown("nobody read k after the end"));
  }

  @Test
  void elementsMustBeUnique() {
    var append = new Operation(1, 0, Kind.APPEND, "k", new TextNode("a"), 1, 2, Outcome.OK);
    var read =
        new Operation(1, 1, Kind.FINAL_READ, "k", Json.toTree(List.of("a")), 8, 9, Outcome.OK);
    assertThatThrownBy(() -> AppendSet.check(new History(List.of(append, append, read))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("two changes have one value: ");
  }

  private static History list(long seed) {
    return list(seed, Clients.MANY);
  }

  private static History list(long seed, Clients clients) {
    var state = Json.stored().createArrayNode();
    var numbers = new AtomicInteger();
    return Simulator.run(
        "list",
        new Random(seed),
        clients,
        Kind.APPEND,
        () -> new TextNode("e" + numbers.incrementAndGet()),
        (kind, element) ->
            Optional.of(kind == Kind.APPEND ? state.add(element) : state.deepCopy()));
  }

  private static JsonNode without(JsonNode list, JsonNode victim) {
    var iterator = list.elements();
    while (iterator.hasNext()) {
      if (iterator.next().equals(victim)) {
        iterator.remove();
      }
    }
    return list;
  }

  private static JsonNode swapped(JsonNode list, JsonNode one, JsonNode other) {
    List<JsonNode> swapped = new ArrayList<>();
    list.forEach(e -> swapped.add(e.equals(one) ? other : e.equals(other) ? one : e));
    return Json.toTree(swapped);
  }

  private static Operation outcome(Operation o, Outcome outcome) {
    return new Operation(
        o.process(),
        o.id(),
        o.kind(),
        o.key(),
        o.value(),
        o.invokeNanos(),
        o.completeNanos(),
        outcome);
  }

  private static boolean isFollowed(History history, Operation first) {
    return Edits.isOkChange(first)
        && history.operations().stream().anyMatch(o -> Edits.isOkChange(o) && first.precedes(o));
  }

  /** How long the list is at least when the read begins. */
  private static int acknowledged(History history, Operation read) {
    var list = FinalRead.of(history.operations()).map(Elements::of).orElseThrow();
    return history.operations().stream()
        .filter(o -> Edits.isOkChange(o) && o.precedes(read))
        .mapToInt(o -> list.indexOf(o.value()) + 1)
        .max()
        .orElse(0);
  }

  private static Optional<Operation> readBefore(History history, Operation append) {
    return history.operations().stream()
        .filter(o -> Edits.isOkRead(o) && o.precedes(append))
        .findFirst();
  }
}
