package io.evenkeel.http.gateway.client;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.RequestEntity;
import java.util.List;

/**
 * A request to an instance.
 *
 * @param target path and query, put after the path of the instance's address
 * @param headers without those that say how the body is framed, and without {@code Host}
 * @param entity strict, or a stream that is run when the request has a connection
 */
public record Outgoing(
    HttpMethod method, String target, List<HttpHeader> headers, RequestEntity entity) {

  public Outgoing {
    headers = List.copyOf(headers);
  }

  boolean isHead() {
    return method == HttpMethods.HEAD;
  }
}
