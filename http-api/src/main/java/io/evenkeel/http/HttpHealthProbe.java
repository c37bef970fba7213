package io.evenkeel.http;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.settings.ConnectionPoolSettings;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.runtime.service.HealthProbe;
import io.evenkeel.core.service.HttpEndpoint;
import io.evenkeel.core.service.Instance;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends a GET to the instance's health path, where 2xx and 3xx are good; or to its root, when it
 * has none, where any answer but a 5xx is. Thread-safe.
 */
final class HttpHealthProbe implements HealthProbe {

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
        .thenApply(response -> isGood(response, !path.isEmpty()));
  }

  /** One that hangs must not hold a connection for longer than its check. */
  private ConnectionPoolSettings pools(Duration timeout) {
    return settings.computeIfAbsent(timeout, bound -> ProbePools.of(system, 1, 32, bound, bound));
  }

  private boolean isGood(HttpResponse response, boolean asked) {
    int status = response.status().intValue();
    response.discardEntityBytes(system);
    return asked ? status >= 200 && status < 400 : status < 500;
  }
}
