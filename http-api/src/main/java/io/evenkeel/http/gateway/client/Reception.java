package io.evenkeel.http.gateway.client;

import akka.http.javadsl.model.HttpResponse;

/**
 * Hears once what became of a request: one of the two, on a thread of the client, or on that of who
 * sends when it fails at once. Neither may be blocked.
 */
public interface Reception {

  /**
   * The headers of the answer are there.
   *
   * @param response with a strict entity when its body came at once or is short; else its stream
   *     must be run or cancelled, or the connection is given up after the subscription timeout
   */
  void answered(HttpResponse response);

  /**
   * There is no answer.
   *
   * @param failure {@link NotSentException}; {@link BrokenRequestException}; a {@code
   *     TimeoutException} when there was none in time; anything else when the connection broke or
   *     what came was no HTTP
   */
  void failed(Throwable failure);
}
