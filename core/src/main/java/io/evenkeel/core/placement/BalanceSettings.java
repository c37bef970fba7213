package io.evenkeel.core.placement;

import java.time.Duration;

/**
 * When shards move for the sake of work; see {@code evenkeel.placement}.
 *
 * @param shardCores what each shard counts for beside its work, in processors; above 0
 * @param quiet use of all processors below which nothing moves but to new nodes; 0 to 1
 * @param threshold how far above the mean a node's use may be, as a share of the mean; above 0
 * @param sustained how long it has to be so
 * @param round time between rounds of moves
 * @param movesPerRound at least 1
 * @param shardRest how long a shard stays where it has been moved to
 * @param movesToNew shards that move to new nodes at a time, at least 1
 */
public record BalanceSettings(
    double shardCores,
    double quiet,
    double threshold,
    Duration sustained,
    Duration round,
    int movesPerRound,
    Duration shardRest,
    int movesToNew) {

  public BalanceSettings {
    require(shardCores > 0, "shard-cores must be > 0, was " + shardCores);
    require(quiet >= 0 && quiet <= 1, "quiet must be 0 to 1, was " + quiet);
    require(threshold > 0, "threshold must be > 0, was " + threshold);
    require(!sustained.isNegative(), "sustained must be >= 0s, was " + sustained);
    require(round.toMillis() >= 1000, "round must be >= 1s, was " + round);
    require(movesPerRound >= 1, "moves-per-round must be >= 1, was " + movesPerRound);
    require(!shardRest.isNegative(), "shard-rest must be >= 0s, was " + shardRest);
    require(movesToNew >= 1, "moves-to-new must be >= 1, was " + movesToNew);
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.placement." + message);
    }
  }
}
