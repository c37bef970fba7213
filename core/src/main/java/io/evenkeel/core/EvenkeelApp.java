package io.evenkeel.core;

import java.util.List;

/**
 * An application: the list of what it is made of. Found by {@link java.util.ServiceLoader}, so that
 * the standalone server can host any jar, or given to {@link NodeBuilder#with(EvenkeelApp)}.
 *
 * <p>Called once, when the node starts, on the starting thread.
 */
public interface EvenkeelApp {

  /** A short name for logs and listings. */
  String name();

  /** The entity types; names must be unique in the cluster. */
  default List<EntityType<?>> entityTypes() {
    return List.of();
  }

  /** The services that run in the cluster; names must be unique in it. */
  default List<Service> services() {
    return List.of();
  }
}
