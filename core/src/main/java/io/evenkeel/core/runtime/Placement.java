package io.evenkeel.core.runtime;

import io.evenkeel.core.view.ShardView;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where the shards of an entity type are at the moment. Thread-safe, never blocks. */
public interface Placement {

  /**
   * The shards that have been used so far, by their id.
   *
   * @param type of entity, known in the cluster; the stage fails when the nodes do not answer in 2
   *     s
   */
  CompletionStage<List<ShardView>> shards(String type);
}
