package io.evenkeel.core.entity;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.EntityType.CommandHandler;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.json.BadJson;
import io.evenkeel.core.json.JsonText;
import java.util.Optional;

/** Decides one call that was not carried out before, against one state. */
final class CallDecider<S> {

  private final EntityType<S> type;
  private final EventCodec<S> codec;
  private final S state;
  private final long revision;

  CallDecider(EntityType<S> type, EventCodec<S> codec, S state, long revision) {
    this.type = type;
    this.codec = codec;
    this.state = state;
    this.revision = revision;
  }

  Decision<S> decide(Call call, Optional<String> fingerprint, long nowMillis) {
    var handler = type.commands().get(call.command());
    if (handler == null) {
      return Decision.Reject.of(
          Rejection.Kind.UNKNOWN_COMMAND,
          "type '" + type.name() + "' has no command '" + call.command() + "'");
    }
    if (call.ifRevision().isPresent() && call.ifRevision().getAsLong() != revision) {
      return Decision.Reject.of(
          Rejection.Kind.REVISION_MISMATCH,
          "revision is " + revision + ", not " + call.ifRevision().getAsLong());
    }
    try {
      return UserCode.call(
          () -> follow(outcome(handler, call.body()), call, fingerprint, nowMillis));
    } catch (BadJson e) {
      return new Decision.Reject<>(
          new Rejection(Rejection.Kind.BAD_COMMAND, String.valueOf(e.getMessage()), e.field()),
          Optional.empty());
    } catch (RuntimeException e) {
      return new Decision.Reject<>(
          Rejection.of(Rejection.Kind.FAILED, "the entity's code failed; nothing was stored"),
          Optional.of(e));
    }
  }

  private <C> Outcome<S> outcome(CommandHandler<S, C> handler, CommandBody body) {
    return handler.decide().apply(state, body.as(handler.payload()));
  }

  private Decision<S> follow(
      Outcome<S> outcome, Call call, Optional<String> fingerprint, long nowMillis) {
    if (outcome instanceof Outcome.Refused<S> refused) {
      return Decision.Reject.of(Rejection.Kind.REFUSED, refused.reason());
    } else if (outcome instanceof Outcome.Accepted<S> accepted) {
      return accept(accepted, call, fingerprint, nowMillis);
    }
    throw new AssertionError("unknown outcome " + outcome);
  }

  private Decision<S> accept(
      Outcome.Accepted<S> accepted, Call call, Optional<String> fingerprint, long nowMillis) {
    var events = accepted.events().stream().map(codec::encode).toList();
    var after = codec.applyAll(state, events);
    var reply = JsonText.of(accepted.reply().apply(after));
    long next = revision + events.size();
    if (events.isEmpty() && call.key().isEmpty()) {
      return new Decision.Answer<>(reply, revision, false);
    }
    var receipt =
        call.key().map(key -> new Receipt(key, fingerprint.orElseThrow(), reply, next, nowMillis));
    return new Decision.Store<>(new Commit(next, events, receipt, nowMillis), reply, after);
  }
}
