package io.evenkeel.multijvm.faults.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes to a valid history that make it invalid. */
final class Edits {

  private Edits() {}

  /** One of those that fit; fails when none does, as then the test would test nothing. */
  static Operation pick(History history, Random random, Predicate<Operation> condition) {
    var fitting = history.operations().stream().filter(condition).toList();
    return fitting.get(random.nextInt(fitting.size()));
  }

  static boolean isOkRead(Operation operation) {
    return operation.kind() == Kind.READ && operation.isOk();
  }

  static boolean isOkChange(Operation operation) {
    return !operation.isRead() && operation.isOk();
  }

  static JsonNode finalValue(History history) {
    return FinalRead.of(history.operations()).orElseThrow().value();
  }

  /** With another value for one operation. */
  static History with(History history, Operation operation, JsonNode value) {
    return map(history, operation::equals, old -> value);
  }

  static History withFinal(History history, UnaryOperator<JsonNode> change) {
    return map(history, operation -> operation.kind() == Kind.FINAL_READ, change);
  }

  static History withReads(History history, UnaryOperator<JsonNode> change) {
    return map(history, operation -> operation.isRead() && operation.isOk(), change);
  }

  static History plus(History history, Operation operation) {
    List<Operation> more = new ArrayList<>(history.operations());
    more.add(operation);
    return new History(more);
  }

  static void assertFound(Verdict verdict, Anomaly anomaly) {
    assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
    assertThat(((Verdict.Invalid) verdict).anomalies()).contains(anomaly);
  }

  private static History map(
      History history, Predicate<Operation> which, UnaryOperator<JsonNode> change) {
    return new History(
        history.operations().stream()
            .map(o -> which.test(o) ? o.withValue(change.apply(o.value().deepCopy())) : o)
            .toList());
  }
}
