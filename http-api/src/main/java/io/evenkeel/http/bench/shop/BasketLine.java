package io.evenkeel.http.bench.shop;

import java.util.Arrays;
import java.util.List;

/** Parses one line of a basket file: {@code user TAB item item|item|item item}. */
final class BasketLine {

  private BasketLine() {}

  /**
   * @throws MalformedBasketsException when the line is not like that, naming the line
   */
  static Customer parse(String file, int lineNumber, String line) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw malformed(file, lineNumber, "no tab between the user and the baskets");
    }
    var user = line.substring(0, tab);
    if (user.isBlank() || !user.equals(user.strip())) {
      throw malformed(file, lineNumber, "the user is empty or has spaces around it");
    }
    var baskets =
        Arrays.stream(line.substring(tab + 1).split("\\|", -1))
            .map(basket -> items(file, lineNumber, basket))
            .toList();
    return new Customer(user, baskets);
  }

  private static List<String> items(String file, int lineNumber, String basket) {
    if (basket.isBlank()) {
      throw malformed(file, lineNumber, "a basket is empty");
    }
    if (basket.indexOf('\t') >= 0) {
      throw malformed(file, lineNumber, "there is a second tab");
    }
    return List.of(basket.strip().split(" +"));
  }

  private static MalformedBasketsException malformed(String file, int line, String why) {
    return new MalformedBasketsException(file + ", line " + line + ": " + why);
  }
}
