package io.evenkeel.http.bench.shop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a cart must hold after some of its customer's commands. */
final class ExpectedCart {

  private ExpectedCart() {}

  /** Pieces by sku after the first {@code issued} additions. */
  static Map<String, Long> after(List<Addition> additions, int issued) {
    var lines = new TreeMap<String, Long>();
    for (var addition : additions.subList(0, issued)) {
      lines.merge(addition.sku(), (long) addition.quantity(), Long::sum);
    }
    return lines;
  }
}
