package io.evenkeel.core.protection;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.balancing.Candidates;
import io.evenkeel.core.balancing.Standing;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A strategy that is shown only the instances that are not ejected. Its choices of new or returning
 * ones are held below a growing share of an equal part of the calls, those of one whose last call
 * failed below an equal part: however it is drawn to one that fails at once, that one gets few
 * calls before it is out. When so few are left that panic applies, it is shown all.
 *
 * <p>Instead of a choice that is not kept, the less loaded one of two random others is taken that
 * are not held back. Asking the strategy again would give its neighbour, or itself, all these
 * calls. While all instances are new alike, none is held back.
 */
public final class ProtectedStrategy implements BalancingStrategy {

  private final BalancingStrategy strategy;
  private final ProtectionSettings settings;
  private final @Nullable OutlierEjection ejection;
  private final ShareCap cap = new ShareCap();

  private @Nullable Available available;
  private long seenVersion;
  private long seenEjections;
  private boolean panic;
  private long oldest;
  private double totalWeight;

  public ProtectedStrategy(BalancingStrategy strategy, ProtectionSettings settings) {
    this.strategy = strategy;
    this.settings = settings;
    var rules = settings.ejection();
    ejection = rules == null ? null : new OutlierEjection(rules);
  }

  @Override
  public int pick(Candidates candidates, Call call, long nowNanos, RandomGenerator random) {
    if (ejection != null) {
      ejection.judge(candidates, nowNanos);
    }
    var shown = shown(candidates, nowNanos);
    cap.called();
    int slot = strategy.pick(shown, call, nowNanos, random);
    if (mayHave(shown, slot, nowNanos)) {
      return slot;
    }
    int free = free(shown, nowNanos);
    if (free == 0) {
      return slot;
    }
    int one = freeOne(shown, random.nextInt(free), nowNanos);
    int other = freeOne(shown, random.nextInt(free), nowNanos);
    return load(shown, other) < load(shown, one) ? other : one;
  }

  @Override
  public void sent(Candidates candidates, int slot, Call call, long nowNanos) {
    if (ejection != null) {
      ejection.sent(slot, nowNanos);
    }
    strategy.sent(shown(candidates, nowNanos), slot, call, nowNanos);
  }

  @Override
  public void replied(
      Candidates candidates, int slot, Call call, long responseNanos, long nowNanos) {
    if (ejection != null) {
      ejection.replied(slot, responseNanos, nowNanos);
    }
    strategy.replied(shown(candidates, nowNanos), slot, call, responseNanos, nowNanos);
  }

  @Override
  public void failed(Candidates candidates, int slot, Call call, long elapsedNanos, long nowNanos) {
    if (ejection != null) {
      ejection.failed(candidates, slot, elapsedNanos, nowNanos);
      cap.empty(slot);
    }
    strategy.failed(shown(candidates, nowNanos), slot, call, elapsedNanos, nowNanos);
  }

  @Override
  public int probe(Candidates candidates, int[] slots, RandomGenerator random) {
    return strategy.probe(available == null ? candidates : available, slots, random);
  }

  @Override
  public void probed(
      Candidates candidates, int slot, int inFlight, double latencyNanos, long nowNanos) {
    strategy.probed(shown(candidates, nowNanos), slot, inFlight, latencyNanos, nowNanos);
  }

  @Override
  public void learn() {
    strategy.learn();
  }

  @Override
  public Optional<Standing> standing() {
    return strategy.standing();
  }

  @Override
  public void removed(int slot) {
    if (ejection != null) {
      ejection.removed(slot);
    }
    strategy.removed(slot);
  }

  private Available shown(Candidates all, long nowNanos) {
    long ejections = ejection == null ? 0 : ejection.version();
    var shown = available;
    if (shown != null && seenVersion == all.version() && seenEjections == ejections) {
      return shown;
    }
    shown = shown == null ? new Available(all) : shown;
    available = shown;
    seenVersion = all.version();
    seenEjections = ejections;
    fill(shown, all, nowNanos);
    return shown;
  }

  private void fill(Available shown, Candidates all, long nowNanos) {
    int out = 0;
    for (int i = 0; i < all.size(); i++) {
      out += isOut(all.slot(i)) ? 1 : 0;
    }
    panic = settings.panic().applies(all.size(), all.size() - out);
    shown.clear(all);
    totalWeight = 0;
    oldest = nowNanos;
    for (int i = 0; i < all.size(); i++) {
      int slot = all.slot(i);
      if (panic || !isOut(slot)) {
        shown.add(slot);
        totalWeight += all.weight(slot);
        oldest = all.knownSince(slot) - oldest < 0 ? all.knownSince(slot) : oldest;
      }
    }
  }

  private boolean isOut(int slot) {
    return ejection != null && ejection.isEjected(slot);
  }

  private int free(Available shown, long nowNanos) {
    int free = 0;
    for (int i = 0; i < shown.size(); i++) {
      free += isFree(shown, shown.slot(i), nowNanos) ? 1 : 0;
    }
    return free;
  }

  private int freeOne(Available shown, int number, long nowNanos) {
    int left = number;
    for (int i = 0; i < shown.size(); i++) {
      if (isFree(shown, shown.slot(i), nowNanos) && left-- == 0) {
        return shown.slot(i);
      }
    }
    throw new AssertionError("there are no " + number + " free ones");
  }

  private static double load(Available shown, int slot) {
    return (shown.outstanding(slot) + 1) / shown.weight(slot);
  }

  private boolean mayHave(Available shown, int slot, long nowNanos) {
    return isFree(shown, slot, nowNanos)
        || cap.admits(slot, share(shown, slot, nowNanos) * shown.weight(slot) / totalWeight);
  }

  private boolean isFree(Available shown, int slot, long nowNanos) {
    return panic
        || (share(shown, slot, nowNanos) >= 1 && (ejection == null || !ejection.isSuspect(slot)));
  }

  /** Of its fair part of the calls, at most 1. */
  private double share(Available shown, int slot, long nowNanos) {
    double share = 1;
    var start = settings.start();
    if (start != null) {
      double its = start.share(nowNanos - shown.knownSince(slot));
      share = its < 1 ? its / start.share(nowNanos - oldest) : 1;
    }
    if (ejection != null) {
      long since = ejection.returnedAt(slot, nowNanos - settings.comeback().windowNanos());
      share = Math.min(share, settings.comeback().share(nowNanos - since));
    }
    return share;
  }
}
