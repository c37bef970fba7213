package io.evenkeel.sharding.runtime;

import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The requests an entity has received and not yet answered, so that each gets an answer even when
 * the journal fails or the entity moves. Owned by one actor; outlives its restarts.
 */
final class Waiting {

  /** For what never reached an entity. */
  static final Rejection MOVING = Rejection.of(Rejection.Kind.MOVING, "the entity is moving");

  private final int max;
  private final String owner;
  private final Deque<Request> untouched = new ArrayDeque<>();
  private final Set<Request> again = Collections.newSetFromMap(new IdentityHashMap<>());
  private Optional<Request> writing = Optional.empty();
  private Optional<Rejection> suspended = Optional.empty();

  Waiting(int max, String owner) {
    this.max = max;
    this.owner = owner;
  }

  /** Takes a request in, or turns it away and says so to its sender. */
  boolean admit(Request request) {
    if (suspended.isPresent()) {
      reject(request, suspended.get());
      return false;
    }
    if (untouched.size() >= max) {
      reject(request, unavailable("more than " + max + " calls wait for it"));
      return false;
    }
    untouched.add(request);
    return true;
  }

  /** Whether the request still wants to be carried out; false once it has been turned away. */
  boolean take(Request request) {
    for (var oldest = untouched.iterator(); oldest.hasNext(); ) {
      if (oldest.next() == request) {
        oldest.remove();
        return true;
      }
    }
    return false;
  }

  /** From here to {@link #written()} the outcome of this request is in the journal's hands. */
  void writing(Request request) {
    writing = Optional.of(request);
  }

  void written() {
    writing = Optional.empty();
  }

  /** Gives the requests up that wait, oldest first, to one who delivers them again. */
  List<Request> giveUp() {
    var all = List.copyOf(untouched);
    untouched.clear();
    again.addAll(all);
    return all;
  }

  /** Whether a request that has just arrived would pass one that was given up before. */
  boolean overtakes(Request arrived) {
    return !again.isEmpty() && !again.remove(arrived);
  }

  /** The journal refused the write before it reached the store. */
  void notWritten() {
    writing.ifPresent(
        request ->
            reject(
                request,
                Rejection.of(Rejection.Kind.FAILED, "the journal refused it; nothing was stored")));
    writing = Optional.empty();
  }

  /**
   * The journal failed: answers everything, and turns new requests away until {@link #resume}. The
   * first reason stays.
   */
  void suspend(Rejection why) {
    suspended = suspended.or(() -> Optional.of(why));
    rejectAll(why);
  }

  void resume() {
    suspended = Optional.empty();
  }

  /** The actor ends: answers everything that is still open. */
  void end() {
    rejectAll(MOVING);
  }

  private void rejectAll(Rejection why) {
    writing.ifPresent(request -> reject(request, unknownOutcome(why)));
    writing = Optional.empty();
    untouched.forEach(request -> reject(request, why));
    untouched.clear();
  }

  private void reject(Request request, Rejection rejection) {
    request.replyTo().tell(new EntityReply.Rejected(rejection, owner));
  }

  private static Rejection unavailable(String detail) {
    return Rejection.of(Rejection.Kind.UNAVAILABLE, detail);
  }

  private static Rejection unknownOutcome(Rejection why) {
    return Rejection.of(Rejection.Kind.OUTCOME_UNKNOWN, why.detail() + "; it may have been stored");
  }
}
