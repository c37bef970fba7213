package io.evenkeel.multijvm.faults.workload;

import io.evenkeel.multijvm.http.Answer;
import io.evenkeel.multijvm.http.Api;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Sends to one node, and each further attempt to the next one. Thread-safe. */
public final class HttpNodes implements Client {

  private final List<Api> nodes;
  private final int first;
  private final Duration timeout;

  /**
   * A client of all nodes.
   *
   * @param first the number of the node it prefers
   * @param timeout of one attempt at a command; a read has the one of {@link Api}
   */
  public HttpNodes(List<Api> nodes, int first, Duration timeout) {
    this.nodes = List.copyOf(nodes);
    this.first = first;
    this.timeout = timeout;
  }

  @Override
  public Attempt send(Request request, int number) {
    var node = nodes.get((first + number - 1) % nodes.size());
    return request.isRead() ? read(node, request) : command(node, request);
  }

  private static Attempt read(Api node, Request request) {
    return node.tryGet(request.path())
        .map(HttpNodes::attempt)
        .orElseGet(() -> new Attempt.NoAnswer("no answer from " + node.url()));
  }

  private Attempt command(Api node, Request request) {
    try {
      return attempt(
          node.send(request.path(), request.body(), request.idempotencyKey(), timeout).join());
    } catch (CompletionException e) {
      return failure(e.getCause() == null ? e : e.getCause());
    }
  }

  static Attempt attempt(Answer answer) {
    boolean isProblem = answer.header("Content-Type").startsWith("application/problem+json");
    var problem = isProblem ? answer.body().path("type").asText() : "";
    return new Attempt.Answered(answer.status(), problem, answer.body());
  }

  /** A connection that was never made has carried nothing. */
  static Attempt failure(Throwable cause) {
    return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
        ? new Attempt.NotSent(cause.toString())
        : new Attempt.NoAnswer(cause.toString());
  }
}
