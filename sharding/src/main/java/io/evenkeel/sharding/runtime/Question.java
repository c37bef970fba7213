package io.evenkeel.sharding.runtime;

import akka.actor.typed.ActorRef;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import akka.japi.function.Function;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request to an entity until it is answered. Sharding delivers at most once: what is under way
 * while a shard moves is lost, or comes back. What came back was not carried out and is sent again.
 * What is lost and may be carried out twice is sent again when the entity's node is gone, and after
 * a while and then after twice as long, so that only few are sent again while everything is slow.
 * Thread-safe.
 */
final class Question {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

  private final EntityRef<Request> entity;
  private final Terms terms;
  private final long askedNanos = System.nanoTime();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final CompletableFuture<EntityReply> answer = new CompletableFuture<>();

  /**
   * How long to wait.
   *
   * @param resendAfter the first while; {@code timeout} for what must be sent once
   * @param onTimeout what the sender is told when there was no answer in {@code timeout}
   */
  record Terms(
      Function<ActorRef<EntityReply>, Request> request,
      Duration resendAfter,
      Duration timeout,
      Rejection.Kind onTimeout) {

    boolean repeatable() {
      return resendAfter.compareTo(timeout) < 0;
    }
  }

  private Question(EntityRef<Request> entity, Terms terms) {
    this.entity = entity;
    this.terms = terms;
  }

  /** Sends it. */
  static Question ask(EntityRef<Request> entity, Terms terms) {
    var question = new Question(entity, terms);
    question.send(terms.resendAfter, terms.timeout);
    return question;
  }

  /** The answer, or the rejection that there was none; does not fail. */
  CompletableFuture<EntityReply> answer() {
    return answer;
  }

  /** The entity's node will not answer any more. */
  void nodeIsGone() {
    if (!terms.repeatable()) {
      answer.complete(
          rejected("the entity's node has failed; the command may have been carried out"));
    }
  }

  /** The shards of the entity's node can have a new home. */
  void newHome() {
    if (terms.repeatable() && !answer.isDone()) {
      var unused = ask(terms.timeout).thenAccept(reply -> onReply(reply, FIRST_PAUSE));
    }
  }

  private void send(Duration patience, Duration left) {
    boolean last = patience.compareTo(left) >= 0;
    var unused =
        ask(last ? left : patience)
            .whenComplete(
                (reply, late) -> {
                  if (late == null) {
                    onReply(reply, FIRST_PAUSE);
                  } else if (last) {
                    answer.complete(tooLate());
                  } else if (!answer.isDone()) {
                    send(patience.multipliedBy(2), left.minus(patience));
                  }
                });
  }

  private CompletableFuture<EntityReply> ask(Duration patience) {
    unanswered.incrementAndGet();
    return DirectStage.of(entity.ask(terms.request, patience));
  }

  /** An entity that moves is asked again soon, and then less and less often. */
  private void onReply(EntityReply reply, Duration pause) {
    unanswered.decrementAndGet();
    if (isOneOf(reply, Rejection.Kind.MOVING) && left().compareTo(pause) > 0) {
      CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> sendAgain(pause.multipliedBy(2)));
    } else {
      answer.complete(
          isOneOf(reply, Rejection.Kind.MOVING, Rejection.Kind.UNAVAILABLE)
              ? notNow(reply)
              : reply);
    }
  }

  private void sendAgain(Duration nextPause) {
    var left = left();
    if (!answer.isDone() && left.toMillis() > 0) {
      var unused =
          ask(left)
              .whenComplete(
                  (reply, late) -> {
                    if (late == null) {
                      onReply(reply, nextPause);
                    } else {
                      answer.complete(tooLate());
                    }
                  });
    }
  }

  /** This time nothing was carried out, but that holds for no other time it was sent. */
  private EntityReply notNow(EntityReply reply) {
    return unanswered.get() == 0
        ? reply
        : rejected("an earlier try was not answered, and now the entity is not available");
  }

  private Duration left() {
    return terms.timeout.minusNanos(System.nanoTime() - askedNanos);
  }

  private static boolean isOneOf(EntityReply reply, Rejection.Kind... kinds) {
    return reply instanceof EntityReply.Rejected rejected
        && List.of(kinds).contains(rejected.rejection().kind());
  }

  private EntityReply tooLate() {
    return rejected("no answer from the entity in " + terms.timeout.toMillis() + " ms");
  }

  private EntityReply rejected(String detail) {
    return new EntityReply.Rejected(Rejection.of(terms.onTimeout, detail), "");
  }
}
