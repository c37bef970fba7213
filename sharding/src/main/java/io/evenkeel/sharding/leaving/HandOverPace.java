package io.evenkeel.sharding.leaving;

import java.util.List;
import java.util.Set;

/**
 * How many shards of a node that leaves are under way at a time. Each one that begins to move waits
 * for those before it, as the coordinator stores one change after the other. Pure.
 */
final class HandOverPace {

  /** So many that the coordinator always has something to do. */
  private static final int LEAST = 2;

  /** A node with many shards moves more at a time, or it would never end. */
  private static final int SHARE = 16;

  private HandOverPace() {}

  /**
   * The shards to begin with now.
   *
   * @param left all shards that the node still has, those under way among them
   * @param moving all shards of the cluster that are under way
   */
  static List<String> next(List<String> left, Set<String> moving) {
    int atOnce = Math.max(LEAST, left.size() / SHARE);
    var waiting = left.stream().filter(shard -> !moving.contains(shard)).toList();
    int underWay = left.size() - waiting.size();
    return waiting.stream().limit(Math.max(0, atOnce - underWay)).toList();
  }
}
