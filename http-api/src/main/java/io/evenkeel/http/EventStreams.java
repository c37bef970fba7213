package io.evenkeel.http;

import akka.Done;
import akka.NotUsed;
import akka.http.javadsl.marshalling.sse.EventStreamMarshalling;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.sse.ServerSentEvent;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import akka.stream.javadsl.Source;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Streams of server-sent events: so many at the same time, each kept alive. Thread-safe. */
final class EventStreams {

  private final Duration heartbeat;
  private final Semaphore open;

  EventStreams(HttpSettings settings) {
    this.heartbeat = settings.eventStreamHeartbeat();
    this.open = new Semaphore(settings.maxEventStreams());
  }

  /** Whether the client asks for a stream. */
  static boolean isWanted(HttpRequest request) {
    return request
        .getHeader("Accept")
        .filter(accept -> accept.value().contains("text/event-stream"))
        .isPresent();
  }

  /**
   * Answers with a stream.
   *
   * @throws ProblemException when too many are open
   */
  Route complete(Source<ServerSentEvent, ?> events) {
    if (open.availablePermits() == 0) {
      throw new ProblemException(Problem.overloaded("too many event streams are open"));
    }
    var counted = Source.fromMaterializer((materializer, attributes) -> count(events));
    return Directives.completeOK(
        counted.mapMaterializedValue(opened -> NotUsed.getInstance()),
        EventStreamMarshalling.toEventStream());
  }

  /**
   * Counts a stream only when it runs: the response of a client that has gone never does. One that
   * came at the same moment as the last of those allowed ends at once, and its client asks again.
   */
  private Source<ServerSentEvent, NotUsed> count(Source<ServerSentEvent, ?> events) {
    return open.tryAcquire()
        ? events
            .keepAlive(heartbeat, ServerSentEvent::heartbeat)
            .watchTermination((mat, done) -> releasedAfter(done))
        : Source.empty();
  }

  private NotUsed releasedAfter(CompletionStage<Done> stream) {
    var unused = stream.whenComplete((end, failure) -> open.release());
    return NotUsed.getInstance();
  }
}
