package io.evenkeel.http.gateway;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.RequestEntity;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.protection.Deadline;

/**
 * A request that is to be passed on.
 *
 * @param path after the service's name, as it arrived: empty, or with a slash first
 * @param visible what a strategy sees of it
 * @param tenant whose part of the calls under way it takes
 * @param deadline until when the headers of the answer are waited for
 */
public record Passage(
    String service,
    String path,
    Call visible,
    String tenant,
    HttpRequest request,
    Deadline deadline) {

  Passage withBody(RequestEntity body) {
    return new Passage(service, path, visible, tenant, request.withEntity(body), deadline);
  }

  /** For the list of decisions. */
  String operation() {
    return request.method().value() + " " + (path.isEmpty() ? "/" : path);
  }

  /** Whether its answer has the body that the headers tell of; RFC 9110, 9.3.2. */
  boolean expectsBody() {
    return request.method() != HttpMethods.HEAD;
  }

  String pathAndQuery() {
    return path + request.getUri().rawQueryString().map(query -> "?" + query).orElse("");
  }
}
