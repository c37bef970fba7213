package io.evenkeel.multijvm.faults.checker;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one object. For one thread. */
final class Findings {

  private final String key;
  private final List<Violation> violations = new ArrayList<>();

  Findings(String key) {
    this.key = key;
  }

  void add(Anomaly anomaly, String explanation, Object... arguments) {
    violations.add(new Violation(anomaly, key, explanation.formatted(arguments)));
  }

  boolean isEmpty() {
    return violations.isEmpty();
  }

  Verdict verdict() {
    return Verdict.of(violations);
  }
}
