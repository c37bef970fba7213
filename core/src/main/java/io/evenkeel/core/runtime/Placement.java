package io.evenkeel.core.runtime;

import io.evenkeel.core.view.PlacementView;
import java.util.concurrent.CompletionStage;

/**
 * Where the shards of an entity type are at the moment, and what they do. Thread-safe, never
 * blocks.
 */
public interface Placement {

  /**
   * Asks all nodes for their shards; of their work, it is known what they said last.
   *
   * @param type of entity, known in the cluster; the stage fails when the nodes do not answer in 2
   *     s
   */
  CompletionStage<PlacementView> of(String type);
}
