package io.evenkeel.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a command's headers say.
 *
 * @param key of {@code Idempotency-Key}: 1 to 128 visible ASCII characters
 * @param ifRevision of {@code If-Match}
 */
record CallHeaders(Optional<String> key, OptionalLong ifRevision) {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern REVISION = Pattern.compile("\"(\\d{1,18})\"");

  /**
   * Reads the headers.
   *
   * @throws ProblemException when one of them is malformed
   */
  static CallHeaders of(HttpRequest request) {
    return new CallHeaders(
        request.getHeader("Idempotency-Key").map(HttpHeader::value).map(CallHeaders::checkedKey),
        request
            .getHeader("If-Match")
            .map(header -> OptionalLong.of(revision(header.value())))
            .orElseGet(OptionalLong::empty));
  }

  private static String checkedKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new ProblemException(
          Problem.badRequest("Idempotency-Key must be 1 to 128 visible characters"));
    }
    return key;
  }

  private static long revision(String tag) {
    var matcher = REVISION.matcher(tag);
    if (!matcher.matches()) {
      throw new ProblemException(
          Problem.badRequest("If-Match must be a revision in quotes, as in \"3\", was " + tag));
    }
    return Long.parseLong(matcher.group(1));
  }
}
