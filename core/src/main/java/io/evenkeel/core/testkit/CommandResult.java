package io.evenkeel.core.testkit;

import static java.util.stream.Collectors.joining;

import io.evenkeel.core.entity.Decision;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.StoredEvent;
import io.evenkeel.core.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of one command. Each {@code then} checks one side of it and returns the same result;
 * {@code when} goes on with the entity as it is now. Immutable.
 */
public final class CommandResult<S> {

  private final EntityTestKit<S> after;
  private final String command;
  private final Decision<S> decision;

  CommandResult(EntityTestKit<S> after, String command, Decision<S> decision) {
    this.after = after;
    this.command = command;
    this.decision = decision;
  }

  /** It was accepted and stored exactly these events, in this order; none means none. */
  public CommandResult<S> thenEvents(Object... expected) {
    acceptedReply();
    var stored =
        decision instanceof Decision.Store<S> store
            ? store.commit().events()
            : List.<StoredEvent>of();
    expect("events", text(Stream.of(expected).map(after::encoded)), text(stored.stream()));
    return this;
  }

  /** The state is now equal to this one, be it by acceptance or by refusal. */
  public CommandResult<S> thenState(S expected) {
    var state = after.state();
    if (!RoundTrip.same(expected, state)) {
      expect("state", expected, state);
    }
    return this;
  }

  /** It was accepted and the reply is the same JSON as {@code expected}. */
  public CommandResult<S> thenReply(@Nullable Object expected) {
    expect("reply", json(expected), json(acceptedReply()));
    return this;
  }

  /** The rules said no, for exactly this reason. */
  public CommandResult<S> thenRefused(String reason) {
    return thenRejected(Rejection.Kind.REFUSED, reason);
  }

  /** The body was wrong, as exactly this sentence says: HTTP 400. */
  public CommandResult<S> thenBadCommand(String sentence) {
    return thenRejected(Rejection.Kind.BAD_COMMAND, sentence);
  }

  /** Sends the next command. */
  public CommandResult<S> when(Object next) {
    return after.when(next);
  }

  /** Sends the next command as an HTTP client would. */
  public CommandResult<S> when(String next, String body) {
    return after.when(next, body);
  }

  private CommandResult<S> thenRejected(Rejection.Kind kind, String detail) {
    if (!(decision instanceof Decision.Reject<S> reject)) {
      throw new AssertionError(
          command + " was expected to be " + kind + ", but was accepted: " + json(acceptedReply()));
    }
    expect("rejection", kind + ": " + detail, text(reject.rejection()));
    return this;
  }

  private Object acceptedReply() {
    if (decision instanceof Decision.Store<S> store) {
      return store.reply();
    } else if (decision instanceof Decision.Answer<S> answer) {
      return answer.reply();
    } else if (decision instanceof Decision.Reject<S> reject) {
      throw new AssertionError(
          command + " was expected to be accepted, but was " + text(reject.rejection()));
    }
    throw new AssertionError("unknown decision " + decision);
  }

  private void expect(String side, Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(
          command + " has other " + side + "\n  expected: " + expected + "\n  but was:  " + actual);
    }
  }

  private static String text(Rejection rejection) {
    return rejection.kind() + ": " + rejection.detail();
  }

  private static String text(Stream<StoredEvent> events) {
    return events.map(e -> e.type() + " " + json(e.data())).collect(joining(", ", "[", "]"));
  }

  private static String json(@Nullable Object value) {
    return value == null ? "null" : Json.toTree(value).toString();
  }
}
