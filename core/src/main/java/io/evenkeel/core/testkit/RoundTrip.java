package io.evenkeel.core.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.json.BadJson;
import io.evenkeel.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that a value comes back from JSON as it went, and says which field does not. */
final class RoundTrip {

  private RoundTrip() {}

  static void ofCommand(String name, Object command) {
    check("command '" + name + "'", command, tree -> Json.toCommand(tree, command.getClass()));
  }

  static void ofEvent(String name, Object event) {
    check("event '" + name + "'", event, tree -> Json.fromStored(tree, event.getClass()));
  }

  static <S> void ofState(EntityType<S> type, S state) {
    check("the state", state, tree -> Json.fromStored(tree, type.stateClass()));
  }

  /** Equal, where JSON trees are equal when their text is, and records when their fields are. */
  static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof JsonNode && b instanceof JsonNode) {
      return a.toString().equals(b.toString());
    }
    if (a instanceof Record && b != null && a.getClass() == b.getClass()) {
      return a.equals(b) || differing(a, b).isEmpty();
    }
    return Objects.deepEquals(a, b);
  }

  private static <T> void check(String what, T value, Function<JsonNode, ? extends T> read) {
    var subject = what + " (" + value.getClass().getSimpleName() + ")";
    T back;
    try {
      back = read.apply(Json.stored().readTree(Json.bytes(value)));
    } catch (IOException | UncheckedIOException | BadJson | IllegalArgumentException e) {
      throw new AssertionError(subject + " does not survive JSON: " + e.getMessage(), e);
    }
    if (!same(value, back)) {
      throw new AssertionError(subject + " does not survive JSON: " + difference(value, back));
    }
  }

  private static String difference(Object value, @Nullable Object back) {
    if (value instanceof Record && back != null && value.getClass() == back.getClass()) {
      var field = differing(value, back).orElseThrow();
      return change("field '" + field.getName() + "'", read(field, value), read(field, back));
    }
    return change("it", value, back);
  }

  private static String change(String what, @Nullable Object before, @Nullable Object after) {
    return what + " was " + before + " and came back as " + after;
  }

  private static Optional<RecordComponent> differing(Object a, Object b) {
    return Stream.of(a.getClass().getRecordComponents())
        .filter(field -> !same(read(field, a), read(field, b)))
        .findFirst();
  }

  private static @Nullable Object read(RecordComponent field, Object value) {
    try {
      var accessor = field.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot read field '" + field.getName() + "'", e);
    }
  }
}
