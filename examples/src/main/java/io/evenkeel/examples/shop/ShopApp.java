package io.evenkeel.examples.shop;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.EvenkeelApp;
import java.util.List;

/** Hosts {@link Cart}. */
public final class ShopApp implements EvenkeelApp {

  @Override
  public String name() {
    return "shop";
  }

  @Override
  public List<EntityType<?>> entityTypes() {
    return List.of(Cart.TYPE);
  }
}
