package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.parameter.Parameters;
import java.util.List;
import java.util.Locale;

/** Whose count of calls in flight is taken for the load of an instance. */
public enum LoadSignal {
  /** This router's own calls: never stale, but blind for what the other routers send. */
  CLIENT {
    @Override
    int calls(Candidates candidates, int slot) {
      return candidates.outstanding(slot);
    }
  },

  /**
   * What the instance reported last, and what this router has sent to it since and not got back;
   * own calls alone for one that never reports.
   */
  SERVER {
    @Override
    int calls(Candidates candidates, int slot) {
      int own = candidates.outstanding(slot);
      int since = Math.min(own, candidates.sentSinceReport(slot));
      return Math.max(own, candidates.inFlight(slot) + since);
    }
  };

  abstract int calls(Candidates candidates, int slot);

  /** Calls in flight; recent failures count as such, so that failing fast is not being idle. */
  final double of(Candidates candidates, int slot, long nowNanos) {
    return calls(candidates, slot) + candidates.failures(slot, nowNanos);
  }

  static Parameter parameter(LoadSignal byDefault) {
    return Parameter.choice(
        "signal",
        byDefault.key(),
        List.of(CLIENT.key(), SERVER.key()),
        "whose calls in flight count: this router's own, or all by the instance's last report");
  }

  static LoadSignal of(Parameters parameters) {
    return valueOf(parameters.choice("signal").toUpperCase(Locale.ROOT));
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
