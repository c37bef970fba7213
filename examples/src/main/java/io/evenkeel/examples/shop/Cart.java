package io.evenkeel.examples.shop;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.Outcome;
import io.evenkeel.examples.shop.CartCommand.AddItem;
import io.evenkeel.examples.shop.CartCommand.ChangeQuantity;
import io.evenkeel.examples.shop.CartCommand.Checkout;
import io.evenkeel.examples.shop.CartCommand.RemoveItem;
import io.evenkeel.examples.shop.CartEvent.CheckedOut;
import io.evenkeel.examples.shop.CartEvent.ItemAdded;
import io.evenkeel.examples.shop.CartEvent.ItemRemoved;
import io.evenkeel.examples.shop.CartEvent.QuantityChanged;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A shopping cart. Every command replies with the cart as it is then.
 *
 * @param lines quantity by SKU, in the order in which they came in
 */
public record Cart(Map<String, Integer> lines, boolean checkedOut) {

  public static final EntityType<Cart> TYPE =
      EntityType.of("cart", new Cart(Map.of(), false))
          .command("add-item", AddItem.class, Cart::addItem)
          .command("change-quantity", ChangeQuantity.class, Cart::changeQuantity)
          .command("remove-item", RemoveItem.class, Cart::removeItem)
          .command("checkout", Checkout.class, Cart::checkout)
          .event("item-added", ItemAdded.class, Cart::itemAdded)
          .event("quantity-changed", QuantityChanged.class, Cart::quantityChanged)
          .event("item-removed", ItemRemoved.class, Cart::itemRemoved)
          .event("checked-out", CheckedOut.class, Cart::checkedOut);

  public Cart {
    lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
  }

  Outcome<Cart> addItem(AddItem item) {
    return item.quantity() > Integer.MAX_VALUE - quantity(item.sku())
        ? Outcome.refuse("the quantity of '" + item.sku() + "' would exceed 32 bits")
        : whileOpen(new ItemAdded(item.sku(), item.quantity()));
  }

  Outcome<Cart> changeQuantity(ChangeQuantity line) {
    return whileHeld(line.sku(), new QuantityChanged(line.sku(), line.quantity()));
  }

  Outcome<Cart> removeItem(RemoveItem item) {
    return whileHeld(item.sku(), new ItemRemoved(item.sku()));
  }

  Outcome<Cart> checkout(Checkout command) {
    return lines.isEmpty() ? Outcome.refuse("the cart is empty") : whileOpen(new CheckedOut());
  }

  Cart itemAdded(ItemAdded event) {
    return with(event.sku(), quantity(event.sku()) + event.quantity());
  }

  Cart quantityChanged(QuantityChanged event) {
    return with(event.sku(), event.quantity());
  }

  Cart itemRemoved(ItemRemoved event) {
    var fewer = new LinkedHashMap<>(lines);
    fewer.remove(event.sku());
    return new Cart(fewer, checkedOut);
  }

  Cart checkedOut(CheckedOut event) {
    return new Cart(lines, true);
  }

  private Outcome<Cart> whileHeld(String sku, CartEvent event) {
    return lines.containsKey(sku)
        ? whileOpen(event)
        : Outcome.refuse("'" + sku + "' is not in the cart");
  }

  private Outcome<Cart> whileOpen(CartEvent event) {
    return checkedOut ? Outcome.refuse("the cart is checked out") : Outcome.persist(event);
  }

  private int quantity(String sku) {
    return lines.getOrDefault(sku, 0);
  }

  private Cart with(String sku, int quantity) {
    var changed = new LinkedHashMap<>(lines);
    changed.put(sku, quantity);
    return new Cart(changed, checkedOut);
  }
}
