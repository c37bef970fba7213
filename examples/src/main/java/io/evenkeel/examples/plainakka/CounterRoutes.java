package io.evenkeel.examples.plainakka;

import static akka.http.javadsl.server.PathMatchers.segment;

import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.http.javadsl.marshallers.jackson.Jackson;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import java.time.Duration;

/**
 * The counter over HTTP.
 *
 * <pre>
 * GET  /counters/{id}      200 {"value":n}
 * POST /counters/{id}/add  {"amount":1} 200 {"value":n}
 * </pre>
 */
final class CounterRoutes extends AllDirectives {

  /** Body of POST /counters/{id}/add. */
  record AddRequest(long amount) {}

  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(10);

  private final ClusterSharding sharding;

  CounterRoutes(ActorSystem<?> system) {
    sharding = ClusterSharding.get(system);
  }

  Route routes() {
    return pathPrefix(
        segment("counters").slash(segment()),
        id -> concat(pathEnd(() -> get(() -> read(id))), path("add", () -> post(() -> add(id)))));
  }

  private Route read(String id) {
    var counter = sharding.entityRefFor(Counter.KEY, id);
    return completeOKWithFuture(
        counter.<Counter.Value>ask(Counter.Get::new, ASK_TIMEOUT), Jackson.marshaller());
  }

  private Route add(String id) {
    var counter = sharding.entityRefFor(Counter.KEY, id);
    return entity(
        Jackson.unmarshaller(AddRequest.class),
        request ->
            completeOKWithFuture(
                counter.<Counter.Value>ask(
                    replyTo -> new Counter.Add(request.amount(), replyTo), ASK_TIMEOUT),
                Jackson.marshaller()));
  }
}
