package io.evenkeel.examples.bank;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.EvenkeelApp;
import java.util.List;

/** Hosts {@link Account}. */
public final class BankApp implements EvenkeelApp {

  @Override
  public String name() {
    return "bank";
  }

  @Override
  public List<EntityType<?>> entityTypes() {
    return List.of(Account.TYPE);
  }
}
