package io.evenkeel.http;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.function.Function;
import io.evenkeel.core.runtime.DirectStage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers in our form the calls that a stopping node does not finish. Akka HTTP would say 503
 * without a body, as if nothing had been done, or 500. Thread-safe.
 */
final class UnfinishedCalls implements Function<HttpRequest, CompletionStage<HttpResponse>> {

  private static final String STOPPING = "the node stops and did not answer before";

  /** So much of the drain leaves the rest to the answers on their way. */
  private static final double ANSWERED_AFTER = 0.85;

  private final Function<HttpRequest, CompletionStage<HttpResponse>> calls;
  private final ActorSystem<?> system;
  private final Set<Call> underWay = ConcurrentHashMap.newKeySet();

  /** One that has no answer yet. */
  private static final class Call {

    private final HttpRequest request;
    private final CompletableFuture<HttpResponse> answer = new CompletableFuture<>();

    private Call(HttpRequest request) {
      this.request = request;
    }
  }

  UnfinishedCalls(
      Function<HttpRequest, CompletionStage<HttpResponse>> calls, ActorSystem<?> system) {
    this.calls = calls;
    this.system = system;
  }

  @Override
  public CompletionStage<HttpResponse> apply(HttpRequest request) throws Exception {
    var its = DirectStage.of(calls.apply(request));
    if (its.isDone()) {
      return its;
    }
    var call = new Call(request);
    underWay.add(call);
    var unused = its.whenComplete((response, failure) -> ended(call, response, failure));
    return call.answer;
  }

  private void ended(Call call, @Nullable HttpResponse response, @Nullable Throwable failure) {
    underWay.remove(call);
    if (failure != null) {
      call.answer.completeExceptionally(failure);
    } else if (response != null && !call.answer.complete(response)) {
      response.discardEntityBytes(system);
    }
  }

  /** Shortly before the end of the drain, which begins when requests are no longer taken. */
  void answeredBefore(Duration drain) {
    var after = Duration.ofNanos((long) (drain.toNanos() * ANSWERED_AFTER));
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseServiceRequestsDone(),
            "unfinished-calls",
            () -> {
              system.scheduler().scheduleOnce(after, this::answerAll, system.executionContext());
              return CompletableFuture.completedFuture(Done.done());
            });
  }

  private void answerAll() {
    underWay.forEach(
        call -> call.answer.complete(RequestTimeout.unanswered(call.request, STOPPING)));
  }
}
