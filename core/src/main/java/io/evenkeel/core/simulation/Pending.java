package io.evenkeel.core.simulation;

import org.jspecify.annotations.Nullable;

/** Calls that are waited for, the oldest first. */
final class Pending {

  private @Nullable SimulatedCall oldest;
  private @Nullable SimulatedCall newest;

  void add(SimulatedCall call) {
    call.older = newest;
    call.newer = null;
    if (newest == null) {
      oldest = call;
    } else {
      newest.newer = call;
    }
    newest = call;
  }

  void remove(SimulatedCall call) {
    if (call.older == null) {
      oldest = call.newer;
    } else {
      call.older.newer = call.newer;
    }
    if (call.newer == null) {
      newest = call.older;
    } else {
      call.newer.older = call.older;
    }
    call.older = null;
    call.newer = null;
  }

  @Nullable SimulatedCall oldest() {
    return oldest;
  }
}
