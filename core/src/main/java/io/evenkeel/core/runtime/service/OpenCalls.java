package io.evenkeel.core.runtime.service;

import akka.actor.Cancellable;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.load.CallMeter;
import io.evenkeel.core.protection.Admission;
import io.evenkeel.core.protection.Hedging;
import io.evenkeel.core.runtime.service.ServiceRouter.Send;
import io.evenkeel.core.service.Desk;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.LoadReport;
import io.evenkeel.core.service.RoutingView.Decision;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.core.service.ServiceReply.Kind;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The calls of one router that are under way, by ticket, and which of them are copies of each
 * other. What begins and ends here is entered into the desk and all that protects it. Belongs to
 * its router; not thread-safe.
 */
final class OpenCalls {

  /**
   * A call under way.
   *
   * @param inFlight calls of the router when it began, with itself
   * @param timers to be cancelled when it ends
   * @param order to be answered; empty when somebody else sends the call, or it has been answered
   * @param counts whether its end is that of a call; not when a copy of it was the answer
   */
  record OpenCall(
      int slot,
      Instance instance,
      Call call,
      String tenant,
      int inFlight,
      long sentNanos,
      List<Cancellable> timers,
      Optional<Send> order,
      boolean counts) {

    private boolean isRepeatable() {
      return order.filter(to -> to.call().caller().repeatable()).isPresent();
    }

    private OpenCall answered() {
      return new OpenCall(
          slot, instance, call, tenant, inFlight, sentNanos, timers, Optional.empty(), false);
    }

    private void answer(ServiceReply reply) {
      order.ifPresent(to -> to.replyTo().tell(reply.by(instance.id())));
    }
  }

  private static final int DECISIONS = 16;

  private final Desk desk;
  private final Admission admission;
  private final Optional<Hedging> hedging;
  private final CallMeter meter;
  private final LongSupplier nanos;
  private final Clock clock;
  private final Map<Long, OpenCall> calls = new HashMap<>();
  private final Map<Long, Long> copies = new HashMap<>();
  private final ArrayDeque<Decision> decisions = new ArrayDeque<>();
  private long lastTicket;

  OpenCalls(
      Desk desk,
      Admission admission,
      Optional<Hedging> hedging,
      CallMeter meter,
      LongSupplier nanos,
      Clock clock) {
    this.desk = desk;
    this.admission = admission;
    this.hedging = hedging;
    this.meter = meter;
    this.nanos = nanos;
    this.clock = clock;
  }

  /** Why a call must not begin; empty when it is admitted, and has to {@link #begin}. */
  Optional<ServiceReply> refusal(String tenant) {
    return switch (admission.tryBegin(tenant)) {
      case ADMIT -> Optional.empty();
      case FULL -> overloaded("this node has " + admission.inFlight() + " calls to it under way");
      case OVER_ITS_PART -> overloaded("this tenant has its part of this node's calls to it");
    };
  }

  private static Optional<ServiceReply> overloaded(String detail) {
    return Optional.of(ServiceReply.refused(Kind.OVERLOADED, detail));
  }

  /**
   * A call that was admitted is sent.
   *
   * @param timers that are cancelled when it ends; may still grow
   * @param order to be answered; empty when somebody else sends it
   * @return its ticket
   */
  long begin(
      int slot,
      String operation,
      Call call,
      String tenant,
      List<Cancellable> timers,
      Optional<Send> order) {
    var instance = desk.instance(slot);
    long now = nanos.getAsLong(); // one for both: by it the reply is known for that of this call
    calls.put(
        ++lastTicket,
        new OpenCall(slot, instance, call, tenant, admission.inFlight(), now, timers, order, true));
    desk.sent(slot, call, now);
    if (decisions.size() == DECISIONS) {
      decisions.removeLast();
    }
    decisions.addFirst(new Decision(instance.id(), operation, clock.millis()));
    return lastTicket;
  }

  Optional<OpenCall> get(long ticket) {
    return Optional.ofNullable(calls.get(ticket));
  }

  /** After how many nanoseconds a call that begins now, and may be repeated, is slow. */
  long slowAfter() {
    return hedging.map(h -> h.sent(nanos.getAsLong())).orElse(Hedging.NEVER);
  }

  /** Whether a copy of a slow call may begin; if so it has to. */
  boolean admitsCopy(String tenant) {
    boolean paid = hedging.map(h -> h.tryHedge(Double.NaN, nanos.getAsLong())).orElse(false);
    return paid && refusal(tenant).isEmpty();
  }

  /** These two are the same call, for the same asker. */
  void areCopies(long one, long other) {
    copies.put(one, other);
    copies.put(other, one);
  }

  /**
   * A call has ended, if it was still open. Its asker is answered, unless a copy may do better: the
   * first good reply counts, and of replies that are all bad the last one.
   */
  void end(long ticket, ServiceReply reply, Optional<LoadReport> load) {
    var ended = calls.remove(ticket);
    if (ended == null) {
      return;
    }
    settle(ended, !reply.isFailure(), load);
    var copy = copies.remove(ticket);
    if (!reply.isFailure() && ended.isRepeatable()) {
      long other = copy == null ? Long.MAX_VALUE : sentNanos(copy);
      tellHedging(Math.min(ended.sentNanos(), other));
    }
    if (copy != null) {
      copies.remove(copy);
      if (reply.isFailure()) {
        return; // the copy answers
      }
      calls.computeIfPresent(copy, (number, other) -> other.answered());
    }
    count(ended, !reply.isFailure());
    ended.answer(reply);
  }

  private void count(OpenCall ended, boolean good) {
    if (ended.counts()) {
      meter.ended(good, nanos.getAsLong() - ended.sentNanos());
    }
  }

  private long sentNanos(long ticket) {
    var call = calls.get(ticket);
    return call == null ? Long.MAX_VALUE : call.sentNanos();
  }

  /** The first good reply to a call that was first sent then. */
  private void tellHedging(long sentNanos) {
    long now = nanos.getAsLong();
    hedging.ifPresent(h -> h.replied(now - sentNanos, now));
  }

  /** A call that somebody else sent has ended. */
  void settle(long ticket, boolean good, Optional<LoadReport> load) {
    var ended = calls.remove(ticket);
    if (ended != null) {
      settle(ended, good, load);
      count(ended, good);
    }
  }

  private void settle(OpenCall call, boolean good, Optional<LoadReport> load) {
    call.timers().forEach(Cancellable::cancel);
    long now = nanos.getAsLong();
    long took = now - call.sentNanos();
    admission.ended(call.tenant(), took, call.inFlight(), !good, now);
    if (good) {
      desk.replied(call.slot(), call.call(), took, load, now);
    } else {
      desk.failed(call.slot(), call.call(), took, load, now);
    }
  }

  /** An answer of an instance that is gone will not come; its caller may try another one. */
  void giveUp(Predicate<Instance> isGone) {
    for (long ticket : List.copyOf(calls.keySet())) {
      var call = calls.get(ticket);
      if (call != null && call.order().isPresent() && isGone.test(call.instance())) {
        var lost = ServiceReply.refused(Kind.LOST, "the instance went away during the call");
        end(ticket, lost, Optional.empty());
      }
    }
  }

  void answerAll(ServiceReply reply) {
    calls.values().forEach(call -> call.answer(reply));
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** The newest first. */
  List<Decision> lastDecisions() {
    return List.copyOf(decisions);
  }
}
