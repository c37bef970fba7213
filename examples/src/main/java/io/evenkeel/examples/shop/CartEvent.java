package io.evenkeel.examples.shop;

/** What can happen to a {@link Cart}. A storage format: add fields, never rename or remove. */
public sealed interface CartEvent {

  record ItemAdded(String sku, int quantity) implements CartEvent {}

  record QuantityChanged(String sku, int quantity) implements CartEvent {}

  record ItemRemoved(String sku) implements CartEvent {}

  record CheckedOut() implements CartEvent {}
}
