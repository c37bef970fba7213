package io.evenkeel.http.bench.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * One {@code add-item} command.
 *
 * <p>Each basket gives one addition for each different item, its quantity being how often the item
 * is in the basket. An item bought again in a later basket is added again: with {@code
 * change-quantity} a later command would hide the loss of an earlier one, whereas additions sum up,
 * so a cart tells of every lost and every doubled command.
 *
 * @param quantity pieces, {@code >= 1}
 */
record Addition(String sku, int quantity) {

  /** The customer's commands, in the order bought. */
  static List<Addition> of(Customer customer) {
    var additions = new ArrayList<Addition>();
    for (var basket : customer.baskets()) {
      var pieces = new LinkedHashMap<String, Integer>();
      basket.forEach(item -> pieces.merge(item, 1, Integer::sum));
      pieces.forEach((sku, quantity) -> additions.add(new Addition(sku, quantity)));
    }
    return additions;
  }

  String json() {
    return "{\"sku\":" + Json.text(sku) + ",\"quantity\":" + quantity + "}";
  }
}
