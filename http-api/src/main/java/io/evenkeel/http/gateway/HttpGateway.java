package io.evenkeel.http.gateway;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.HttpsConnectionContext;
import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.RequestEntity;
import akka.http.javadsl.model.Uri;
import akka.http.javadsl.settings.ConnectionPoolSettings;
import akka.stream.SystemMaterializer;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.service.ServiceCall;
import io.evenkeel.core.service.Services;
import io.evenkeel.core.service.Ticket;
import io.evenkeel.http.error.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sends calls to the HTTP instances of services and streams their answers back. Bodies pass with
 * back-pressure and are never held as a whole. Every call is answered, errors as a problem.
 * Thread-safe.
 */
public final class HttpGateway {

  private static final long SHORT_BYTES = 16 * 1024;

  private final ActorSystem<?> system;
  private final Services services;
  private final Http http;
  private final HttpsConnectionContext https;
  private final ConnectionPoolSettings pools;
  private final Retries retries;
  private final LongSupplier nanos;

  /**
   * A gateway.
   *
   * @param nanos a monotonic clock
   */
  public HttpGateway(
      ActorSystem<?> system, Services services, GatewaySettings settings, LongSupplier nanos) {
    this.system = system;
    this.services = services;
    this.http = Http.get(system);
    this.https = http.defaultClientHttpsContext();
    this.pools = Pools.of(system, settings);
    this.retries = new Retries(settings.retries(), settings.retryShare());
    this.nanos = nanos;
  }

  /** Makes one balanced call. */
  public CompletionStage<HttpResponse> forward(Passage passage) {
    if (ProxyHeaders.isInCircle(passage.request().getHeaders())) {
      return answer(Problem.loop("'" + passage.service() + "' passes its calls back to us"));
    }
    retries.called(passage.service(), nanos.getAsLong());
    return isShort(passage.request().entity())
        ? whole(passage).thenCompose(whole -> attempt(whole, 0)).exceptionally(HttpGateway::broken)
        : attempt(passage, 0);
  }

  /** What is as short is read before it is sent on, so that it can be sent again. */
  private static boolean isShort(RequestEntity entity) {
    return !entity.isStrict()
        && entity.getContentLengthOption().orElse(Long.MAX_VALUE) <= SHORT_BYTES;
  }

  private CompletionStage<Passage> whole(Passage passage) {
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(left(passage)));
    var materializer = SystemMaterializer.get(system).materializer();
    return DirectStage.of(passage.request().entity().toStrict(millis, SHORT_BYTES, materializer))
        .thenApply(passage::withBody);
  }

  private static HttpResponse broken(Throwable failure) {
    return Problem.badRequest("the body ended before its end, or came too slowly").toResponse();
  }

  private static CompletionStage<HttpResponse> answer(Problem problem) {
    return CompletableFuture.completedFuture(problem.toResponse());
  }

  private CompletionStage<HttpResponse> attempt(Passage passage, int attempt) {
    return services
        .pick(
            passage.service(),
            passage.operation(),
            passage.visible(),
            passage.tenant(),
            lent(passage))
        .handle(
            (ticket, refusal) ->
                refusal == null
                    ? send(passage, attempt, ticket)
                    : answer(CallProblems.notPicked(refusal)))
        .thenCompose(response -> response);
  }

  /** Until its answer has ended, which may take as long as its beginning. */
  private Duration lent(Passage passage) {
    var twice = Duration.ofNanos(Math.max(1_000_000, 2 * left(passage)));
    return twice.compareTo(ServiceCall.LONGEST) > 0 ? ServiceCall.LONGEST : twice;
  }

  private CompletionStage<HttpResponse> send(Passage passage, int attempt, Ticket ticket) {
    long left = left(passage);
    if (left <= 0) {
      ticket.failed(Optional.empty());
      return answer(CallProblems.tooLate());
    }
    var outgoing = outgoing(passage, ticket.instance().address(), left);
    var sent =
        DirectStage.of(http.singleRequest(outgoing, https, pools, system.classicSystem().log()));
    var inTime = sent.thenApply(response -> response).orTimeout(left, TimeUnit.NANOSECONDS);
    return inTime
        .handle(
            (response, failure) -> {
              if (failure == null) {
                return CompletableFuture.completedStage(
                    Answer.of(response, ticket, left(passage)).passed(passage.expectsBody()));
              }
              var unused = sent.thenAccept(late -> late.discardEntityBytes(system));
              return failed(passage, attempt, ticket, DirectStage.unwrapped(failure));
            })
        .thenCompose(response -> response);
  }

  private CompletionStage<HttpResponse> failed(
      Passage passage, int attempt, Ticket ticket, Throwable failure) {
    ticket.failed(Optional.empty());
    boolean again =
        CallProblems.wasNotSent(failure)
            && passage.request().entity().isStrict()
            && left(passage) > 0
            && retries.may(passage.service(), attempt, nanos.getAsLong());
    return again ? attempt(passage, attempt + 1) : answer(CallProblems.of(failure));
  }

  private HttpRequest outgoing(Passage passage, String address, long leftNanos) {
    var base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    var path = passage.pathAndQuery();
    var client =
        passage
            .request()
            .getAttribute(AttributeKeys.remoteAddress)
            .flatMap(RemoteAddress::getAddress);
    return HttpRequest.create()
        .withMethod(passage.request().method())
        .withUri(Uri.create(base + (path.startsWith("/") ? path : "/" + path), Uri.RELAXED))
        .withHeaders(ProxyHeaders.toInstance(passage.request().getHeaders(), client, leftNanos))
        .withEntity((RequestEntity) passage.request().entity().withoutSizeLimit());
  }

  private long left(Passage passage) {
    return passage.deadline().remainingNanos(nanos.getAsLong());
  }
}
