package io.evenkeel.multijvm.faults.nemesis;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a generated schedule may hold.
 *
 * @param nodes of the cluster, at least 1
 * @param cassandraNodes of the database, at least 1
 * @param durationMillis until the last fault is healed
 * @param minFaultMillis the shortest fault, at least 1
 * @param maxFaultMillis the longest fault
 * @param settleMillis from the end of one fault to the begin of the next if one is the limit, else
 *     the longest time between two begins
 * @param atOnce how many steps may be in force at a time, at least 1
 * @param beyondMinority whether a majority of the nodes, or of the database, may be hit at a time
 * @param kinds at least one
 */
public record Bounds(
    int nodes,
    int cassandraNodes,
    long durationMillis,
    long minFaultMillis,
    long maxFaultMillis,
    long settleMillis,
    int atOnce,
    boolean beyondMinority,
    Set<FaultKind> kinds) {

  public Bounds {
    require(nodes >= 1 && cassandraNodes >= 1, "there is at least one node of each sort");
    require(minFaultMillis >= 1 && minFaultMillis <= maxFaultMillis, "1 <= min <= max of a fault");
    require(durationMillis >= minFaultMillis, "the duration holds at least one fault");
    require(settleMillis >= 1 && atOnce >= 1, "settleMillis and atOnce are >= 1");
    require(!kinds.isEmpty(), "there is at least one kind of fault");
    kinds = EnumSet.copyOf(kinds);
  }

  /** Faults of 2 to 20 s, one at a time, 15 s between them, on a minority only. */
  public static Bounds gentle(int nodes, int cassandraNodes, long durationMillis) {
    return new Bounds(
        nodes,
        cassandraNodes,
        durationMillis,
        2_000,
        20_000,
        15_000,
        1,
        false,
        EnumSet.allOf(FaultKind.class));
  }

  /** As this one, with other kinds. */
  public Bounds withKinds(Set<FaultKind> newKinds) {
    return new Bounds(
        nodes,
        cassandraNodes,
        durationMillis,
        minFaultMillis,
        maxFaultMillis,
        settleMillis,
        atOnce,
        beyondMinority,
        newKinds);
  }

  /** As this one, with so many at once, on a majority too or not. */
  public Bounds withOverlap(int newAtOnce, boolean newBeyondMinority) {
    return new Bounds(
        nodes,
        cassandraNodes,
        durationMillis,
        minFaultMillis,
        maxFaultMillis,
        settleMillis,
        newAtOnce,
        newBeyondMinority,
        kinds);
  }

  /** How many nodes a majority can do without. */
  int minority() {
    return (nodes - 1) / 2;
  }

  /** Whether so much may go wrong at a time. */
  boolean allow(Impact impact) {
    return beyondMinority
        || (impact.nodes().size() <= minority()
            && impact.cassandra().size() <= (cassandraNodes - 1) / 2);
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException(rule);
    }
  }
}
