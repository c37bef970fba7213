package io.evenkeel.http.gateway;

import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.headers.RawHeader;
import io.evenkeel.core.protection.TimeoutHeader;
import io.evenkeel.core.service.ServiceCall;
import io.evenkeel.core.service.Services;
import io.evenkeel.core.service.Ticket;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.gateway.client.BrokenRequestException;
import io.evenkeel.http.gateway.client.Outgoing;
import io.evenkeel.http.gateway.client.Reception;
import io.evenkeel.http.gateway.client.UpstreamClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way: an instance is picked, the request sent there, and to another one if it
 * cannot have reached the first. Runs on whatever thread brings the next step, one after the other.
 */
final class Forwarding {

  /** What all calls share. */
  record Shared(Services services, UpstreamClient client, Retries retries, LongSupplier nanos) {}

  private final Shared shared;
  private final Passage passage;
  private final List<HttpHeader> headers;
  private final Upload upload;
  private final CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
  private int attempts;

  Forwarding(Shared shared, Passage passage) {
    this.shared = shared;
    this.passage = passage;
    this.headers = ProxyHeaders.toInstance(passage.request().getHeaders(), client(passage));
    this.upload = new Upload(passage.request().entity());
  }

  private static Optional<java.net.InetAddress> client(Passage passage) {
    return passage
        .request()
        .getAttribute(AttributeKeys.remoteAddress)
        .flatMap(RemoteAddress::getAddress);
  }

  /** Makes the call; the answer fails only by a bug. */
  CompletableFuture<HttpResponse> begin() {
    attempt();
    return answer;
  }

  private void attempt() {
    var unused =
        shared
            .services()
            .pick(
                passage.service(), passage.operation(), passage.visible(), passage.tenant(), lent())
            .whenComplete(this::picked);
  }

  /** Until its answer has ended, which may take as long as its beginning. */
  private Duration lent() {
    var twice = Duration.ofNanos(Math.max(1_000_000, 2 * left()));
    return twice.compareTo(ServiceCall.LONGEST) > 0 ? ServiceCall.LONGEST : twice;
  }

  private void picked(@Nullable Ticket ticket, @Nullable Throwable refusal) {
    if (refusal != null) {
      answer(CallProblems.notPicked(refusal));
    } else if (ticket != null) {
      guarded(() -> send(ticket));
    } else {
      answer.completeExceptionally(new AssertionError("neither a ticket nor a refusal"));
    }
  }

  private void send(Ticket ticket) {
    long left = left();
    if (left <= 0) {
      ticket.replied(Optional.empty()); // the instance has not even heard of it
      answer(CallProblems.neverSent());
    } else {
      shared.client().send(ticket.instance().address(), outgoing(left), left, new Sent(ticket));
    }
  }

  private Outgoing outgoing(long leftNanos) {
    var all = new ArrayList<>(headers);
    all.add(RawHeader.create(TimeoutHeader.NAME, TimeoutHeader.of(leftNanos)));
    return new Outgoing(passage.request().method(), passage.pathAndQuery(), all, upload.entity());
  }

  private final class Sent implements Reception {

    private final Ticket ticket;

    private Sent(Ticket ticket) {
      this.ticket = ticket;
    }

    @Override
    public void answered(HttpResponse response) {
      guarded(() -> answer(Answer.of(response, ticket, left()).passed(passage.expectsBody())));
    }

    @Override
    public void failed(Throwable failure) {
      guarded(() -> unanswered(ticket, failure));
    }
  }

  private void unanswered(Ticket ticket, Throwable failure) {
    if (failure instanceof BrokenRequestException) {
      ticket.replied(Optional.empty()); // what a client does says nothing of the instance
    } else {
      ticket.failed(Optional.empty());
    }
    boolean again =
        CallProblems.wasNotSent(failure)
            && passage.request().entity().isStrict()
            && left() > 0
            && shared.retries().may(passage.service(), attempts, shared.nanos().getAsLong());
    if (again) {
      attempts++;
      attempt();
    } else {
      answer(CallProblems.of(failure));
    }
  }

  private void answer(Problem problem) {
    answer(problem.toResponse());
  }

  private void answer(HttpResponse response) {
    answer.complete(upload.answeredBy(response));
  }

  /** A call whose code breaks is answered all the same. */
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException bug) {
      answer.completeExceptionally(bug);
    }
  }

  private long left() {
    return passage.deadline().remainingNanos(shared.nanos().getAsLong());
  }
}
