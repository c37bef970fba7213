package io.evenkeel.intelligence.anomaly.evaluation;

/** Rows in which an anomaly is to be told, both ends included. */
public record NabWindow(int left, int right) {

  public NabWindow {
    if (left < 0 || right < left) {
      throw new IllegalArgumentException(
          "a window must go from a row to a later one, was %d to %d".formatted(left, right));
    }
  }

  public int width() {
    return right - left + 1;
  }
}
