package io.evenkeel.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.settings.ConnectionPoolSettings;
import akka.stream.javadsl.Sink;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.runtime.service.HealthProbe;
import io.evenkeel.core.service.HttpEndpoint;
import io.evenkeel.core.service.Instance;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends a GET to the instance's health path, where 2xx and 3xx are good; or to its root, when it
 * has none, where any answer but a 5xx is. Of its body no more is read than is needed to keep the
 * connection. Thread-safe.
 */
final class HttpHealthProbe implements HealthProbe {

  /** Of an answer that are read, so that its connection can go on. */
  private static final long MOST_BYTES = 64 * 1024;

  private final ActorSystem<?> system;

  /** One in practice: making them reads the configuration, which is too much for each check. */
  private final ConcurrentHashMap<Duration, ConnectionPoolSettings> settings =
      new ConcurrentHashMap<>();

  HttpHealthProbe(ActorSystem<?> system) {
    this.system = system;
  }

  @Override
  public CompletionStage<Boolean> check(Instance instance, Duration timeout) {
    var path = instance.healthPath();
    var url = HttpEndpoint.parse(instance.address()).url() + (path.isEmpty() ? "/" : path);
    return DirectStage.of(
            Http.get(system)
                .singleRequest(
                    HttpRequest.GET(url),
                    Http.get(system).defaultClientHttpsContext(),
                    pools(timeout),
                    system.classicSystem().log()))
        .thenApply(response -> isGood(response, !path.isEmpty(), timeout));
  }

  /** One that hangs must not hold a connection for longer than its check. */
  private ConnectionPoolSettings pools(Duration timeout) {
    return settings.computeIfAbsent(timeout, bound -> ProbePools.of(system, bound));
  }

  private boolean isGood(HttpResponse response, boolean asked, Duration timeout) {
    int status = response.status().intValue();
    var unused =
        response
            .entity()
            .withSizeLimit(MOST_BYTES) // beyond them it fails, which closes the connection
            .getDataBytes()
            .takeWithin(timeout)
            .runWith(Sink.ignore(), system);
    return asked ? status >= 200 && status < 400 : status < 500;
  }
}
