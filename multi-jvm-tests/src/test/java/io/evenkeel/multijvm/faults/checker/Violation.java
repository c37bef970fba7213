package io.evenkeel.multijvm.faults.checker;

/**
 * One thing that is wrong.
 *
 * @param key of the object it is wrong with
 * @param explanation one sentence with the operations that contradict each other, no more
 */
public record Violation(Anomaly anomaly, String key, String explanation) {

  @Override
  public String toString() {
    return anomaly + " in " + key + ": " + explanation;
  }
}
