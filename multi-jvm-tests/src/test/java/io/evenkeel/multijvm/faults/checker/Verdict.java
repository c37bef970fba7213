package io.evenkeel.multijvm.faults.checker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a checker says. Only {@link Valid} is a pass. */
public sealed interface Verdict {

  /** Nothing contradicts the promise. */
  record Valid() implements Verdict {}

  /**
   * The promise is broken.
   *
   * @param violations at least one
   */
  record Invalid(List<Violation> violations) implements Verdict {

    private static final int SHOWN = 10;

    public Invalid {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("an invalid history has a violation");
      }
    }

    /** What kinds of violations there are. */
    public Set<Anomaly> anomalies() {
      return violations.stream()
          .map(Violation::anomaly)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Anomaly.class)));
    }

    @Override
    public String toString() {
      var shown = violations.stream().limit(SHOWN).map(Violation::toString);
      return "%d violations, the first of them:\n%s"
          .formatted(violations.size(), shown.collect(Collectors.joining("\n")));
    }
  }

  /** It cannot be said: too little was observed, or the search was given up. */
  record Unknown(String reason) implements Verdict {}

  static Verdict of(List<Violation> violations) {
    return violations.isEmpty() ? new Valid() : new Invalid(violations);
  }

  /** The verdict on the whole: invalid if one part is, else unknown if one is. */
  static Verdict all(Collection<Verdict> parts) {
    List<Violation> violations = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (var part : parts) {
      if (part instanceof Invalid invalid) {
        violations.addAll(invalid.violations());
      } else if (part instanceof Unknown unknown) {
        reasons.add(unknown.reason());
      }
    }
    return violations.isEmpty() && !reasons.isEmpty()
        ? new Unknown(String.join("; ", reasons))
        : of(violations);
  }

  default boolean isValid() {
    return this instanceof Valid;
  }
}
