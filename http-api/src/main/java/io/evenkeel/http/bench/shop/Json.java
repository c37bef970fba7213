package io.evenkeel.http.bench.shop;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Writes JSON texts without building a tree: the load client's thread has no time to waste. */
final class Json {

  private Json() {}

  static String text(String value) {
    var quoted = new StringBuilder(value.length() + 2).append('"');
    JsonStringEncoder.getInstance().quoteAsString(value, quoted);
    return quoted.append('"').toString();
  }
}
