package io.evenkeel.multijvm.faults.checker;

/**
 * A change that a client was told of.
 *
 * @param event of the row, unique for its persistence id
 * @param invokeNanos when it was sent
 * @param completeNanos when the answer came, on the same clock
 */
public record Acknowledgement(
    String persistenceId, String event, long invokeNanos, long completeNanos) {

  @Override
  public String toString() {
    return "'%s' at %.3f..%.3f ms".formatted(event, invokeNanos / 1e6, completeNanos / 1e6);
  }
}
