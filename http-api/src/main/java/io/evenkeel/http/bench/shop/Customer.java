package io.evenkeel.http.bench.shop;

import java.util.List;

/**
 * A customer and what they bought.
 *
 * @param user names the customer within the file
 * @param baskets in the order bought; each a list of item ids, one for each piece
 */
public record Customer(String user, List<List<String>> baskets) {

  public Customer {
    baskets = baskets.stream().map(List::copyOf).toList();
  }
}
