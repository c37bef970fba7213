package io.evenkeel.http.bench.shop;

import io.evenkeel.http.bench.load.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A customer on the way through their commands; on one thread. */
final class Shopper {

  private final String cartId;
  private final String cartPath;
  private final List<Addition> additions;
  private int issued;

  Shopper(String run, Customer customer) {
    this.cartId = run + "-" + customer.user();
    this.cartPath = "/v1/entities/cart/" + encoded(cartId);
    this.additions = Addition.of(customer);
  }

  String cartId() {
    return cartId;
  }

  boolean hasMore() {
    return issued < additions.size();
  }

  int issued() {
    return issued;
  }

  /** The next command; its idempotency key is unique within the run. */
  Request next() {
    var addition = additions.get(issued++);
    return Request.post(
        cartId, cartPath + "/add-item", addition.json(), encoded(cartId) + "-" + issued);
  }

  Request read() {
    return Request.get(cartId, cartPath);
  }

  /** What the cart must hold once all issued commands have been answered. */
  Map<String, Long> expected() {
    return ExpectedCart.after(additions, issued);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
