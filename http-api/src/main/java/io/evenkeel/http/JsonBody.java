package io.evenkeel.http;

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
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Reads bodies that must be one JSON object, bounded in size and time. Thread-safe. */
final class JsonBody {

  /** Akka's own bound would fail as if the body had been cut off; the size limit is ours. */
  private static final long NO_SECOND_LIMIT = Long.MAX_VALUE;

  private final HttpSettings settings;
  private final BodyBudget budget;
  private final Materializer materializer;

  JsonBody(HttpSettings settings, BodyBudget budget, ActorSystem<?> system) {
    this.settings = settings;
    this.budget = budget;
    this.materializer = SystemMaterializer.get(system).materializer();
  }

  /**
   * Reads the body and makes a call with it; the body counts against the budget until the call has
   * ended. Throws or fails with a {@link ProblemException} that says what is wrong with the body.
   */
  <T> CompletionStage<T> use(HttpRequest request, Function<JsonNode, CompletionStage<T>> call) {
    requireJson(request.entity().getContentType());
    // one of unknown length may become as large as any
    long bytes = request.entity().getContentLengthOption().orElse(settings.maxBodyBytes());
    if (bytes > settings.maxBodyBytes()) {
      throw tooLarge();
    }
    var bounded = request.entity().withSizeLimit(settings.maxBodyBytes());
    return budget.during(
        bytes,
        () ->
            whole(bounded)
                .thenApply(strict -> parse(strict.getData().toArrayUnsafe()))
                .thenCompose(call));
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
