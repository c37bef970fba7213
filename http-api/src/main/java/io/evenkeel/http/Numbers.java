package io.evenkeel.http;

import io.evenkeel.http.error.Problem;
import io.evenkeel.http.error.ProblemException;

/** Numbers in query parameters and headers. */
final class Numbers {

  private Numbers() {}

  /**
   * A whole number of at least 1.
   *
   * @throws ProblemException naming the parameter when it is not
   */
  static long atLeastOne(String parameter, String text) {
    return between(parameter, text, 1, Long.MAX_VALUE);
  }

  /** As above, with both bounds inclusive. */
  static long between(String parameter, String text, long min, long max) {
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    var bound = max >= Long.MAX_VALUE - 1 ? min + " or more" : min + " to " + max;
    throw new ProblemException(
        Problem.badRequest(
            parameter + " must be a whole number, " + bound + ", was '" + text + "'", parameter));
  }
}
