package io.evenkeel.http;

import akka.http.javadsl.model.HttpRequest;
import io.evenkeel.core.protection.TimeoutHeader;
import io.evenkeel.core.service.Caller;
import io.evenkeel.core.service.ServiceCall;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a request says of the call that it is, found in one pass over its headers; the first one of
 * a name counts. Pure.
 *
 * @param timeout how long the caller waits, as it said it; empty without
 * @param caller who that is
 */
record CallerHeaders(String timeout, Caller caller) {

  private static final String KEY = "Evenkeel-Key";
  private static final String TENANT = "Evenkeel-Tenant";
  private static final String REPEATABLE = "Evenkeel-Repeatable";
  private static final int MOST_CHARACTERS = 256;

  /**
   * Of a request.
   *
   * @throws ProblemException when one is wrong
   */
  static CallerHeaders of(HttpRequest request) {
    var timeout = "";
    var key = "";
    var tenant = "";
    var repeatable = "";
    for (var header : request.getHeaders()) {
      switch (header.lowercaseName()) {
        case TimeoutHeader.NAME -> timeout = first(timeout, header.value());
        case "evenkeel-key" -> key = first(key, header.value());
        case "evenkeel-tenant" -> tenant = first(tenant, header.value());
        case "evenkeel-repeatable" -> repeatable = first(repeatable, header.value());
        default -> {} // not of the call
      }
    }
    var caller = new Caller(name(KEY, key), name(TENANT, tenant), isRepeatable(repeatable));
    return new CallerHeaders(timeout, caller);
  }

  private static String first(String before, String value) {
    return before.isEmpty() ? value : before;
  }

  private static String name(String header, String value) {
    if (value.length() > MOST_CHARACTERS) {
      throw new ProblemException(
          Problem.badRequest(header + " must have at most " + MOST_CHARACTERS + " characters"));
    }
    return value;
  }

  /** A boolean of RFC 9651. */
  private static boolean isRepeatable(String value) {
    var said = value.trim();
    if (!said.isEmpty() && !said.equals("?0") && !said.equals("?1")) {
      throw new ProblemException(Problem.badRequest(REPEATABLE + " must be ?1 or ?0"));
    }
    return said.equals("?1");
  }

  /** How long the caller waits, within what is allowed. */
  Duration budget(Supplier<Duration> otherwise) {
    var nanos = TimeoutHeader.parse(timeout);
    var asked =
        nanos.isPresent() ? Duration.ofNanos(Math.max(1, nanos.getAsLong())) : otherwise.get();
    return asked.compareTo(ServiceCall.LONGEST) > 0 ? ServiceCall.LONGEST : asked;
  }
}
