package io.evenkeel.http;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Framing;
import akka.stream.javadsl.FramingTruncation;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Tcp;
import akka.util.ByteString;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.service.MeasuredWeights;
import io.evenkeel.core.service.Services;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers HAProxy's agent checks with measured weights: to a line {@code service/instance}, as of
 * {@code agent-send}, comes one like {@code up 75%}, as often as one is sent. HAProxy Configuration
 * Manual, "agent-check".
 */
final class AgentChecks {

  private static final int MOST_AT_ONCE = 64;
  private static final int LONGEST_LINE = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Services services;
  private final ActorSystem<?> system;

  AgentChecks(Services services, ActorSystem<?> system) {
    this.services = services;
    this.system = system;
  }

  /** Listens until the node stops. */
  CompletionStage<Tcp.ServerBinding> bind(String host, int port) {
    return DirectStage.of(listen(host, port))
        .exceptionally(
            failure -> {
              throw new IllegalStateException(
                  "evenkeel.http.agent-check-port " + port + " cannot be listened on", failure);
            });
  }

  private CompletionStage<Tcp.ServerBinding> listen(String host, int port) {
    return Tcp.get(system)
        .bind(host, port, MOST_AT_ONCE, List.of(), false, Optional.of(PATIENCE))
        .mapAsyncUnordered(MOST_AT_ONCE, connection -> connection.handleWith(dialogue(), system))
        .toMat(Sink.ignore(), Keep.left())
        .run(system);
  }

  /** A dialogue that breaks off is over, and nobody else's. */
  private Flow<ByteString, ByteString, CompletionStage<Done>> dialogue() {
    return Flow.of(ByteString.class)
        .via(Framing.delimiter(ByteString.fromString("\n"), LONGEST_LINE, FramingTruncation.ALLOW))
        .mapAsync(1, line -> answer(line.utf8String().trim()))
        .map(answer -> ByteString.fromString(answer + "\n"))
        .watchTermination(
            (before, end) -> DirectStage.of(end).exceptionally(broken -> Done.done()));
  }

  private CompletionStage<String> answer(String line) {
    int slash = line.indexOf('/');
    var service = slash < 0 ? Optional.<String>empty() : Optional.of(line.substring(0, slash));
    return service
        .flatMap(services::find)
        .<CompletionStage<String>>map(
            found ->
                services
                    .routing(found.name())
                    .thenApply(
                        routing ->
                            MeasuredWeights.agentAnswer(
                                found, routing.loads(), line.substring(slash + 1))))
        .orElseGet(() -> CompletableFuture.completedFuture("stopped #unknown"));
  }
}
