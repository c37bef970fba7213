package io.evenkeel.core.placement;

import java.util.List;

/**
 * What a node says of the work of its entities, over the last while. Work is in processors: seconds
 * of processor time per second.
 *
 * @param node host:port
 * @param cores how much it can do
 */
public record WorkReport(String node, double cores, List<TypeWork> types) {

  /**
   * Of one type of entity.
   *
   * @param shards that did anything
   * @param hottest entities, the hottest first
   */
  public record TypeWork(String type, List<ShardWork> shards, List<HotEntity> hottest) {
    public TypeWork {
      shards = List.copyOf(shards);
      hottest = List.copyOf(hottest);
    }
  }

  /** Of one shard, which may have moved away lately. */
  public record ShardWork(String shard, double cores, double callsPerSecond) {}

  /**
   * Of one entity.
   *
   * @param cores at least what it does, but for a millisecond of work not yet counted
   * @param errorCores it does at least {@code cores - errorCores}
   */
  public record HotEntity(String id, double cores, double errorCores) {}

  public WorkReport {
    types = List.copyOf(types);
  }

  /** The sum over all shards. */
  public double work() {
    return types.stream()
        .flatMap(type -> type.shards().stream())
        .mapToDouble(ShardWork::cores)
        .sum();
  }
}
