package io.evenkeel.multijvm.faults.checker;

import static io.evenkeel.multijvm.faults.checker.Edits.assertFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.faults.checker.Simulator.Clients;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import io.evenkeel.multijvm.faults.history.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CounterTest {

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatACounterMayShowIsValid(long seed) {
    for (int i = 0; i < 20; i++) {
      assertThat(Counter.check(counter(seed * 20 + i))).isEqualTo(new Verdict.Valid());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAcknowledgedAmountThatIsMissingIsLost(long seed) {
    var history = counter(seed);
    long lost = amount(Edits.pick(history, new Random(seed), Edits::isOkChange));
    assertFound(withAmounts(history, amounts -> amounts.remove(lost)), Anomaly.LOST);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRepeatedKeyThatCountsTwiceIsADuplicate(long seed) {
    var history = counter(seed);
    long twice = amount(Edits.pick(history, new Random(seed), Edits::isOkChange));
    assertFound(withAmounts(history, amounts -> amounts.add(twice)), Anomaly.DUPLICATE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anUnknownAmountMayBeThereOnceButNotTwice(long seed) {
    var history = counter(seed);
    long unknown = amount(Edits.pick(history, new Random(seed), o -> o.outcome() == Outcome.INFO));
    assertFound(
        withAmounts(
            history,
            amounts -> {
              amounts.add(unknown);
              amounts.add(unknown);
            }),
        Anomaly.DUPLICATE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAmountThatNobodyAddedIsAPhantom(long seed) {
    assertFound(withAmounts(counter(seed), amounts -> amounts.add(1_000_000L)), Anomaly.PHANTOM);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRefusedAmountIsAPhantom(long seed) {
    var history = counter(seed);
    var additions = Addition.byAmount(history.operations()).values();
    var refused = additions.stream().filter(Addition::isRefused).findFirst().orElseThrow();
    assertFound(withAmounts(history, amounts -> amounts.add(refused.amount())), Anomaly.PHANTOM);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aValueThatIsNotTheSumOfItsEventsIsWrong(long seed) {
    var wrong =
        Edits.withFinal(
            counter(seed),
            value -> ((ObjectNode) value).put("value", value.path("value").asLong() + 1));
    assertFound(Counter.check(wrong), Anomaly.WRONG_VALUE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReadBelowWhatWasAcknowledgedIsStale(long seed) {
    var history = counter(seed);
    var add = history.operations().stream().filter(Edits::isOkChange).findFirst().orElseThrow();
    var read = Edits.pick(history, new Random(seed), o -> Edits.isOkRead(o) && add.precedes(o));
    var stale = Edits.with(history, read, new LongNode(amount(add) - 1));
    assertFound(Counter.check(stale), Anomaly.STALE_READ);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReadAboveWhatWasSentIsFound(long seed) {
    var history = counter(seed);
    var read = Edits.pick(history, new Random(seed), Edits::isOkRead);
    long all =
        Addition.byAmount(history.operations()).values().stream().mapToLong(Addition::amount).sum();
    var early = Edits.with(history, read, new LongNode(all + 1));
    assertFound(Counter.check(early), Anomaly.FUTURE_READ);
  }

  @Test
  void anAmountBelongsToOneKey() {
    var history = new History(List.of(add(0, "k1"), add(1, "k2"), finalRead(List.of(5L))));
    assertThatThrownBy(() -> Counter.check(history))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount 5 belongs to the keys [k1, k2]");
  }

  /** Amounts are 1, 2, 3 and so on; one addition in five repeats an earlier one. */
  private static History counter(long seed) {
    var random = new Random(seed);
    List<JsonNode> sent = new ArrayList<>();
    Map<String, Long> added = new LinkedHashMap<>();
    return Simulator.run(
        "counter",
        random,
        Clients.MANY,
        Kind.ADD,
        () -> {
          if (sent.isEmpty() || random.nextInt(5) > 0) {
            sent.add(Json.toTree(Map.of("amount", sent.size() + 1, "key", "k" + sent.size())));
            return sent.get(sent.size() - 1);
          }
          return sent.get(random.nextInt(sent.size()));
        },
        (kind, value) -> {
          if (kind == Kind.ADD) {
            added.put(value.path("key").asText(), value.path("amount").asLong());
          }
          var state = state(List.copyOf(added.values()));
          return Optional.of(kind == Kind.FINAL_READ ? state : state.path("value"));
        });
  }

  private static JsonNode state(List<Long> amounts) {
    long sum = amounts.stream().mapToLong(Long::longValue).sum();
    return Json.toTree(Map.of("value", sum, "amounts", amounts));
  }

  /** With other events, and the value that follows from them. */
  private static Verdict withAmounts(History history, Consumer<List<Long>> change) {
    return Counter.check(
        Edits.withFinal(
            history,
            value -> {
              List<Long> amounts = new ArrayList<>();
              value.path("amounts").forEach(amount -> amounts.add(amount.asLong()));
              change.accept(amounts);
              return state(amounts);
            }));
  }

  private static long amount(Operation add) {
    return add.value().path("amount").asLong();
  }

  private static Operation add(long id, String key) {
    var value = Json.toTree(Map.of("amount", 5, "key", key));
    return new Operation(id, id, Kind.ADD, "counter", value, id, id + 1, Outcome.OK);
  }

  private static Operation finalRead(List<Long> amounts) {
    return new Operation(9, 9, Kind.FINAL_READ, "counter", state(amounts), 50, 51, Outcome.OK);
  }
}
