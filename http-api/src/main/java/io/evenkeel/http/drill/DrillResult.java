package io.evenkeel.http.drill;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What one drill found.
 *
 * @param node name of the one that was hit, as {@code node-2}; {@code cassandra} for the database
 * @param oldest whether it hosted the coordinators
 * @param injectedAt when it was hit
 * @param budget of the affected entity that waited longest for its first good reply
 * @param slowest the id of that entity, empty when none was affected
 * @param gaps of all entities, control included
 * @param verified the acknowledged commands of all entities
 * @param unanswered commands that were never acknowledged, for whatever reason
 * @param sentAgain attempts that got no good answer in time, which the clients made again
 * @param healMillis from the end of the load until all members were back
 */
public record DrillResult(
    DrillKind kind,
    String node,
    boolean oldest,
    Instant injectedAt,
    Budget budget,
    String slowest,
    List<Gap> gaps,
    ExactlyOnce verified,
    long unanswered,
    long sentAgain,
    long healMillis) {

  public DrillResult {
    gaps = gaps.stream().sorted(Comparator.comparing(Gap::entity)).toList();
  }

  /** The gaps of the entities that were affected. */
  public GapMillis gapMillis() {
    return GapMillis.of(affected());
  }

  /** The gaps of the others: what the load itself and the rest of the cluster account for. */
  public GapMillis controlGapMillis() {
    return GapMillis.of(gaps.stream().filter(gap -> !gap.affected()).toList());
  }

  List<Gap> affected() {
    return gaps.stream().filter(Gap::affected).toList();
  }

  /** Affected entities that gave no good reply until the load ended. */
  public long unrecovered() {
    return affected().stream().filter(gap -> !gap.ended()).count();
  }

  /** Whether nothing was lost and nothing done twice. */
  public boolean passed() {
    return verified.holds();
  }
}
