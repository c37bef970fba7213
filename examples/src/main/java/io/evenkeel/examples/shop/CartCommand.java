package io.evenkeel.examples.shop;

/** What can be asked of a {@link Cart}. A quantity is at least 1. */
public sealed interface CartCommand {

  record AddItem(String sku, int quantity) implements CartCommand {
    public AddItem {
      checkQuantity(quantity);
    }
  }

  record ChangeQuantity(String sku, int quantity) implements CartCommand {
    public ChangeQuantity {
      checkQuantity(quantity);
    }
  }

  record RemoveItem(String sku) implements CartCommand {}

  record Checkout() implements CartCommand {}

  private static void checkQuantity(int quantity) {
    if (quantity <= 0) {
      throw new IllegalArgumentException("quantity must be > 0, was " + quantity);
    }
  }
}
