package io.evenkeel.http.gateway;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RequestEntity;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.service.Services;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.gateway.client.UpstreamClient;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sends calls to the HTTP instances of services and streams their answers back. Bodies pass with
 * back-pressure and are never held as a whole, but for short ones. Every call is answered, errors
 * as a problem. Thread-safe.
 */
public final class HttpGateway {

  private static final long SHORT_BYTES = 16 * 1024;

  private final Forwarding.Shared shared;
  private final Materializer materializer;

  /**
   * A gateway.
   *
   * @param client belongs to whoever made it
   * @param nanos a monotonic clock
   */
  public HttpGateway(
      ActorSystem<?> system,
      Services services,
      UpstreamClient client,
      GatewaySettings settings,
      LongSupplier nanos) {
    var retries = new Retries(settings.retries(), settings.retryShare());
    this.shared = new Forwarding.Shared(services, client, retries, nanos);
    this.materializer = SystemMaterializer.get(system).materializer();
  }

  /** Makes one balanced call. */
  public CompletionStage<HttpResponse> forward(Passage passage) {
    if (ProxyHeaders.isInCircle(passage.request().getHeaders())) {
      return answer(Problem.loop("'" + passage.service() + "' passes its calls back to us"));
    }
    shared.retries().called(passage.service(), shared.nanos().getAsLong());
    return isShort(passage.request().entity())
        ? whole(passage).thenCompose(it -> it.map(this::begin).orElseGet(HttpGateway::broken))
        : begin(passage);
  }

  private CompletableFuture<HttpResponse> begin(Passage passage) {
    return new Forwarding(shared, passage).begin();
  }

  /** What is as short is read before it is sent on, so that it can be sent again. */
  private static boolean isShort(RequestEntity entity) {
    return !entity.isStrict()
        && entity.getContentLengthOption().orElse(Long.MAX_VALUE) <= SHORT_BYTES;
  }

  /** Empty when it ends too early or comes too slowly. */
  private CompletionStage<Optional<Passage>> whole(Passage passage) {
    long left = passage.deadline().remainingNanos(shared.nanos().getAsLong());
    long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
    return DirectStage.of(passage.request().entity().toStrict(millis, SHORT_BYTES, materializer))
        .handle((body, failure) -> Optional.ofNullable(body).map(passage::withBody));
  }

  private static CompletableFuture<HttpResponse> broken() {
    return answer(CallProblems.brokenRequest());
  }

  private static CompletableFuture<HttpResponse> answer(Problem problem) {
    return CompletableFuture.completedFuture(problem.toResponse());
  }
}
