package io.evenkeel.core.view;

import java.util.List;

/**
 * Where the shards of an entity type are, and the work they make.
 *
 * @param shards that have been used so far, by their id
 * @param nodes that have told of their work, by their address
 * @param hotEntities the hottest first
 */
public record PlacementView(
    String type,
    List<ShardView> shards,
    List<NodeWorkView> nodes,
    List<HotEntityView> hotEntities) {

  public PlacementView {
    shards = List.copyOf(shards);
    nodes = List.copyOf(nodes);
    hotEntities = List.copyOf(hotEntities);
  }
}
