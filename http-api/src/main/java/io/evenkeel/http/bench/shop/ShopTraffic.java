package io.evenkeel.http.bench.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes customers up: a few products are bought by everybody, most by hardly anyone.
 *
 * <p>Basket sizes, and the number of baskets of a customer, are geometric: in the Ta-Feng grocery
 * data 16.0 % of the baskets have one item, 13.5 % two, 11.8 % three, 9.8 % four.
 */
public final class ShopTraffic {

  private static final int PRODUCTS = 20_000;
  private static final double EXPONENT = 0.9;
  private static final double LAST_ITEM = 0.16;
  private static final double LAST_BASKET = 0.15;

  private ShopTraffic() {}

  /** The same customers for the same random source. */
  public static List<Customer> customers(int count, RandomGenerator random) {
    var products = new Zipf(PRODUCTS, EXPONENT);
    var customers = new ArrayList<Customer>(count);
    for (int user = 1; user <= count; user++) {
      customers.add(new Customer(Integer.toString(user), baskets(products, random)));
    }
    return customers;
  }

  private static List<List<String>> baskets(Zipf products, RandomGenerator random) {
    var baskets = new ArrayList<List<String>>();
    do {
      baskets.add(basket(products, random));
    } while (random.nextDouble() >= LAST_BASKET);
    return baskets;
  }

  private static List<String> basket(Zipf products, RandomGenerator random) {
    var items = new ArrayList<String>();
    do {
      items.add(Integer.toString(products.draw(random)));
    } while (random.nextDouble() >= LAST_ITEM);
    return items;
  }
}
