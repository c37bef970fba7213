package io.evenkeel.core.builtin;

import io.evenkeel.core.EntityType;
import io.evenkeel.core.EvenkeelApp;
import java.util.List;

/** Hosts {@link Document} and {@link Counter}. */
public final class BuiltInApp implements EvenkeelApp {

  @Override
  public String name() {
    return "built-in";
  }

  @Override
  public List<EntityType<?>> entityTypes() {
    return List.of(Document.TYPE, Counter.TYPE);
  }
}
