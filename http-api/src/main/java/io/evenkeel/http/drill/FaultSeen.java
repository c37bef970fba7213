package io.evenkeel.http.drill;

/**
 * A fault that has happened, or should have.
 *
 * @param kind as it is written
 * @param node {@code node-2} or {@code cassandra}; empty where none was hit
 * @param atSeconds since the beginning of what is measured
 * @param healedSeconds the same; NaN while it is not healed
 * @param problem why it could not be injected or healed; empty when it could
 */
public record FaultSeen(
    String kind, String node, double atSeconds, double healedSeconds, String problem) {

  /** For people and charts. */
  public String name() {
    return node.isEmpty() || node.equals(kind) ? kind : kind + " " + node;
  }
}
