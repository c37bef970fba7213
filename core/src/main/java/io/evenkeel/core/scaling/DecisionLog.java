package io.evenkeel.core.scaling;

import io.evenkeel.core.view.ScalingDecisionView;
import java.util.ArrayDeque;
import java.util.List;

/** The last decisions; one that says the same as the one before is none. Not thread-safe. */
final class DecisionLog {

  private static final int MOST = 16;

  private final ArrayDeque<ScalingDecisionView> decisions = new ArrayDeque<>();

  void add(ScalingDecisionView decision) {
    var last = decisions.peekFirst();
    if (last != null
        && last.wanted() == decision.wanted()
        && last.reason().equals(decision.reason())) {
      return;
    }
    decisions.addFirst(decision);
    if (decisions.size() > MOST) {
      decisions.removeLast();
    }
  }

  /** The newest first. */
  List<ScalingDecisionView> all() {
    return List.copyOf(decisions);
  }
}
