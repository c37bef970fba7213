package io.evenkeel.multijvm.faults.checker;

import static io.evenkeel.multijvm.faults.checker.Edits.assertFound;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.faults.checker.Simulator.Clients;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import io.evenkeel.multijvm.faults.history.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BankTest {

  static LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatABankMayShowIsValid(long seed) {
    for (int i = 0; i < 20; i++) {
      assertThat(Bank.check(bank(seed * 20 + i))).isEqualTo(new Verdict.Valid());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDebitThatWasGivenBackIsNoTransfer(long seed) {
    var history = bank(seed);
    var refused = Edits.pick(history, new Random(seed), o -> o.outcome() == Outcome.FAIL);
    var compensated =
        accounts(
            history,
            accounts -> {
              accounts.enter(from(refused), id(refused), 7);
              accounts.enter(from(refused), id(refused), -7);
            });
    assertThat(compensated).isEqualTo(new Verdict.Valid());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAcknowledgedTransferWithoutSidesIsLost(long seed) {
    var history = bank(seed);
    var lost = Edits.pick(history, new Random(seed), Edits::isOkChange);
    assertFound(accounts(history, accounts -> accounts.move(lost, -1)), Anomaly.LOST);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTransferThatIsThereTwiceIsADuplicate(long seed) {
    var history = bank(seed);
    var twice = Edits.pick(history, new Random(seed), Edits::isOkChange);
    assertFound(accounts(history, accounts -> accounts.move(twice, 1)), Anomaly.DUPLICATE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTransferWithoutItsCreditIsHalfDone(long seed) {
    var history = bank(seed);
    var half = Edits.pick(history, new Random(seed), Edits::isOkChange);
    var verdict = accounts(history, accounts -> accounts.enter(to(half), id(half), -amount(half)));
    assertFound(verdict, Anomaly.HALF_DONE);
    assertFound(verdict, Anomaly.TOTAL_CHANGED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRefusedTransferThatIsThereIsAPhantom(long seed) {
    var history = bank(seed);
    var refused = Edits.pick(history, new Random(seed), o -> o.outcome() == Outcome.FAIL);
    assertFound(accounts(history, accounts -> accounts.move(refused, 1)), Anomaly.PHANTOM);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void entriesThatNobodyAskedForArePhantoms(long seed) {
    var verdict =
        accounts(
            bank(seed),
            accounts -> {
              accounts.enter("a", "nobody's", 1);
              accounts.enter("b", "nobody's", -1);
            });
    assertFound(verdict, Anomaly.PHANTOM);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAccountBelowZeroIsFoundThoughTheMoneyIsThere(long seed) {
    var transfer = transfer("huge", "a", "b", 1_000);
    var huge = new Operation(-9, 99_999, Kind.TRANSFER, "bank", transfer, 0, 1, Outcome.OK);
    var verdict = accounts(Edits.plus(bank(seed), huge), accounts -> accounts.move(huge, 1));
    assertThat(((Verdict.Invalid) verdict).anomalies()).containsExactly(Anomaly.NEGATIVE_BALANCE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReadThatSeesATransferHalfWayIsFound(long seed) {
    var history = bank(seed);
    var read = Edits.pick(history, new Random(seed), Edits::isOkRead);
    var value = (ObjectNode) read.value().deepCopy();
    value.put("a", value.path("a").asLong() + 1);
    assertFound(Bank.check(Edits.with(history, read, value)), Anomaly.TOTAL_CHANGED);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aBalanceThatIsNotTheSumOfItsEntriesIsWrong(long seed) {
    var verdict = accounts(bank(seed), accounts -> accounts.add("a", "balance", 1));
    assertFound(verdict, Anomaly.WRONG_VALUE);
  }

  /** Three accounts of 100; transfers of 1 to 60, which fail when the money is not there. */
  private static History bank(long seed) {
    var random = new Random(seed);
    var numbers = new AtomicInteger();
    var accounts = Accounts.open();
    return Simulator.run(
        "bank",
        random,
        Clients.MANY,
        Kind.TRANSFER,
        () -> {
          int from = random.nextInt(3);
          int to = (from + 1 + random.nextInt(2)) % 3;
          var id = "t" + numbers.incrementAndGet();
          return transfer(
              id,
              "abc".substring(from, from + 1),
              "abc".substring(to, to + 1),
              1 + random.nextInt(60));
        },
        accounts::apply);
  }

  private static JsonNode transfer(String id, String from, String to, long amount) {
    return Json.toTree(Map.of("id", id, "from", from, "to", to, "amount", amount));
  }

  private static Verdict accounts(History history, Consumer<Accounts> change) {
    return Bank.check(
        Edits.withFinal(
            history,
            value -> {
              change.accept(new Accounts((ObjectNode) value));
              return value;
            }));
  }

  private static String id(Operation transfer) {
    return transfer.value().path("id").asText();
  }

  private static String from(Operation transfer) {
    return transfer.value().path("from").asText();
  }

  private static String to(Operation transfer) {
    return transfer.value().path("to").asText();
  }

  private static long amount(Operation transfer) {
    return transfer.value().path("amount").asLong();
  }

  /** What a final read shows, to be changed. */
  private record Accounts(ObjectNode all) {

    static Accounts open() {
      var accounts = new Accounts(Json.stored().createObjectNode());
      for (var name : "abc".split("")) {
        accounts.all.putObject(name).put("opening", 100).put("balance", 100).putArray("entries");
      }
      return accounts;
    }

    Optional<JsonNode> apply(Kind kind, JsonNode argument) {
      if (kind == Kind.FINAL_READ) {
        return Optional.of(all.deepCopy());
      } else if (kind == Kind.READ) {
        var balances = Json.stored().createObjectNode();
        all.properties().forEach(a -> balances.set(a.getKey(), a.getValue().path("balance")));
        return Optional.of(balances);
      }
      long amount = argument.path("amount").asLong();
      var from = argument.path("from").asText();
      if (all.path(from).path("balance").asLong() < amount) {
        return Optional.empty();
      }
      enter(from, argument.path("id").asText(), -amount);
      enter(argument.path("to").asText(), argument.path("id").asText(), amount);
      return Optional.of(argument);
    }

    void move(Operation transfer, int times) {
      enter(BankTest.from(transfer), id(transfer), -times * amount(transfer));
      enter(to(transfer), id(transfer), times * amount(transfer));
    }

    void enter(String account, String transfer, long amount) {
      ((ObjectNode) all.path(account))
          .withArray("entries")
          .addObject()
          .put("transfer", transfer)
          .put("amount", amount);
      add(account, "balance", amount);
    }

    void add(String account, String field, long amount) {
      var node = (ObjectNode) all.path(account);
      node.put(field, node.path(field).asLong() + amount);
    }
  }
}
