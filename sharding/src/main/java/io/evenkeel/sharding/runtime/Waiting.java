package io.evenkeel.sharding.runtime;

import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * The requests an entity has received and not yet answered, so that each gets an answer even when
 * the journal fails or the entity moves. Owned by one actor; outlives its restarts.
 */
final class Waiting {

  private final int max;
  private final String owner;
  private final Set<Request> untouched = Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<Request> writing = Optional.empty();
  private boolean suspended;

  Waiting(int max, String owner) {
    this.max = max;
    this.owner = owner;
  }

  /** Takes a request in, or turns it away and says so to its sender. */
  boolean admit(Request request) {
    if (suspended) {
      reject(request, Rejection.Kind.UNAVAILABLE, "the journal cannot be reached");
      return false;
    }
    if (untouched.size() >= max) {
      reject(request, Rejection.Kind.UNAVAILABLE, "more than " + max + " calls wait for it");
      return false;
    }
    untouched.add(request);
    return true;
  }

  /** Whether the request still wants to be carried out; false once it has been turned away. */
  boolean take(Request request) {
    return untouched.remove(request);
  }

  /** From here to {@link #written()} the outcome of this request is in the journal's hands. */
  void writing(Request request) {
    writing = Optional.of(request);
  }

  void written() {
    writing = Optional.empty();
  }

  /** The journal failed: answers everything, and turns new requests away until {@link #resume}. */
  void suspend() {
    suspended = true;
    rejectAll("the journal cannot be reached");
  }

  void resume() {
    suspended = false;
  }

  /** Answers everything that is still open. */
  void rejectAll(String reason) {
    writing.ifPresent(
        request ->
            reject(request, Rejection.Kind.OUTCOME_UNKNOWN, reason + "; it may have been stored"));
    writing = Optional.empty();
    untouched.forEach(request -> reject(request, Rejection.Kind.UNAVAILABLE, reason));
    untouched.clear();
  }

  private void reject(Request request, Rejection.Kind kind, String detail) {
    request.replyTo().tell(new EntityReply.Rejected(Rejection.of(kind, detail), owner));
  }
}
