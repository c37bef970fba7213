package io.evenkeel.core;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;

/**
 * A part of a node: the journal, entities, HTTP. Implemented by the other modules and found by
 * {@link java.util.ServiceLoader}, so that {@code core} knows none of them and a module works by
 * being on the class path.
 */
public interface NodeFeature {

  /** When a feature is attached; each stage is ready before the cluster is joined. */
  enum Stage {
    /** What keeps state. */
    STORE,
    /** What runs the application. */
    HOST,
    /** What lets callers in. */
    SERVE
  }

  Stage stage();

  /** Akka settings that follow from our {@code config}; the user's own ones rank above them. */
  default Config derive(Config config) {
    return ConfigFactory.empty();
  }

  /** Cluster roles that say what this node hosts. */
  default List<String> roles(List<EvenkeelApp> apps) {
    return List.of();
  }

  /**
   * Called once, on the starting thread, before the node joins the cluster. Must not block; what
   * takes time becomes a condition of {@link NodeContext#readiness()}.
   */
  void attachTo(NodeContext node);
}
