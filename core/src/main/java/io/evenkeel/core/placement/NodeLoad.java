package io.evenkeel.core.placement;

import java.util.Map;

/**
 * A node and the shards that are on it or on their way to it.
 *
 * @param node its address
 * @param cores how much work it can do, in processors; above 0
 * @param measured whether it has said lately what its shards do
 * @param takes whether it may be given shards
 * @param shards work of each in processors, 0 or more; of a shard that is not measured, 0
 */
public record NodeLoad(
    String node, double cores, boolean measured, boolean takes, Map<String, Double> shards) {

  public NodeLoad {
    if (!(cores > 0)) {
      throw new IllegalArgumentException("cores must be > 0, was " + cores);
    }
    shards = Map.copyOf(shards);
  }
}
