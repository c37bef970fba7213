package io.evenkeel.http;

import static java.util.concurrent.CompletableFuture.failedFuture;

import akka.Done;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.scaladsl.model.EntityStreamException;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.core.json.BadJson;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads bodies that must be one JSON object, bounded in size and time. Thread-safe. */
final class JsonBody {

  private static final long SWALLOWED_BYTES = 64L * 1024 * 1024;

  /** Akka's own bound would fail as if the body had been cut off; the size limit is ours. */
  private static final long NO_SECOND_LIMIT = Long.MAX_VALUE;

  private final HttpSettings settings;
  private final Materializer materializer;

  JsonBody(HttpSettings settings, ActorSystem<?> system) {
    this.settings = settings;
    this.materializer = SystemMaterializer.get(system).materializer();
  }

  /** The body; fails with a {@link ProblemException} that says what is wrong with it. */
  CompletionStage<JsonNode> read(HttpRequest request) {
    requireJson(request.entity().getContentType());
    if (request.entity().getContentLengthOption().orElse(0) > settings.maxBodyBytes()) {
      return swallow(request.entity()).thenCompose(end -> failedFuture(tooLarge()));
    }
    var bounded = request.entity().withSizeLimit(settings.maxBodyBytes());
    return whole(bounded).thenApply(strict -> parse(strict.getData().toArrayUnsafe()));
  }

  /**
   * Lets a client finish sending, so that it comes to read the answer: Akka closes the connection
   * of who is answered earlier, and most clients then see only that. Bounded in time and size.
   */
  private CompletionStage<Done> swallow(HttpEntity tooLarge) {
    return tooLarge
        .withSizeLimit(SWALLOWED_BYTES)
        .discardBytes(materializer)
        .completionStage()
        .toCompletableFuture()
        .completeOnTimeout(Done.done(), settings.bodyTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(cutOff -> Done.done());
  }

  private ProblemException tooLarge() {
    return new ProblemException(Problem.tooLarge(settings.maxBodyBytes()));
  }

  /** A body that came with its headers is there already; for others a stream has to be run. */
  private CompletionStage<HttpEntity.Strict> whole(HttpEntity bounded) {
    return bounded instanceof HttpEntity.Strict strict
        ? CompletableFuture.completedFuture(strict)
        : DirectStage.of(
                bounded.toStrict(settings.bodyTimeout().toMillis(), NO_SECOND_LIMIT, materializer))
            .exceptionally(this::notReceived);
  }

  private HttpEntity.Strict notReceived(Throwable failure) {
    var cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof EntityStreamSizeException) {
      throw tooLarge();
    } else if (cause instanceof TimeoutException) {
      throw new ProblemException(Problem.bodyTooSlow(settings.bodyTimeout()));
    } else if (cause instanceof EntityStreamException) {
      throw new ProblemException(Problem.badRequest("the body ended before its end"));
    }
    throw new CompletionException(cause);
  }

  private static void requireJson(ContentType contentType) {
    var media = contentType.mediaType();
    boolean json =
        media.mainType().equals("application")
            && (media.subType().equals("json") || media.subType().endsWith("+json"));
    if (!json) {
      throw new ProblemException(Problem.notJson(contentType.toString()));
    }
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return Json.parseObject(bytes);
    } catch (BadJson e) {
      throw new ProblemException(Problem.badRequest(String.valueOf(e.getMessage()), e.field()));
    }
  }
}
