package io.evenkeel.core.protection;

import java.util.Arrays;

/**
 * Finds instances that work but are much slower than the others ("gray failure", Huang et al.,
 * HotOS 2017).
 *
 * <p>A call that takes longer than a multiple of the median of all calls adds 1 to the score of its
 * instance, another one takes 1 away, not below 0 (a cumulative sum test, Page 1954). So a score
 * drifts up only where more than half of the calls are slow: one huge call, or many of a heavy
 * tail, do not count more than others. A call counts as slow as soon as it has waited for so long:
 * a slow instance gives few replies. For that, up to 8 calls of an instance are watched at a time;
 * calls beyond are left out. When more than a quarter of the instances have over half of the score
 * that ejects, it is what they share that is slow, and none is an outlier.
 */
final class GrayFailure {

  private static final int WATCHED = 8;
  private static final double LEAST_EVERY = 1e6;

  /** What is known of one instance. */
  private static final class Watch {
    final long[] sentAt = new long[WATCHED];
    int used; // a bit for each place
    int score;
  }

  private final GraySettings settings;
  private final LatencyWindow replies;
  private Watch[] watches = {};
  private double slowNanos = Double.NaN;
  private long checkedAt;
  private boolean checked;

  GrayFailure(GraySettings settings) {
    this.settings = settings;
    replies = new LatencyWindow(settings.windowNanos());
  }

  void sent(int slot, long nowNanos) {
    var watch = watch(slot);
    int place = Integer.numberOfTrailingZeros(~watch.used);
    if (place < WATCHED) {
      watch.used |= 1 << place;
      watch.sentAt[place] = nowNanos;
    }
  }

  void replied(int slot, long responseNanos, long nowNanos) {
    replies.add(responseNanos, nowNanos);
    if (wasWatched(slot, nowNanos - responseNanos) && !Double.isNaN(slowNanos)) {
      count(watches[slot], responseNanos > slowNanos);
    }
  }

  /** A failure says nothing of speed, unless it took so long that it was counted before. */
  void failed(int slot, long elapsedNanos, long nowNanos) {
    wasWatched(slot, nowNanos - elapsedNanos);
  }

  /** Looks for calls that have waited too long; to be asked often, it does so when it is time. */
  void check(long nowNanos) {
    double every = slowNanos > 8 * LEAST_EVERY ? slowNanos / 8 : LEAST_EVERY;
    if (checked && nowNanos - checkedAt < every) {
      return;
    }
    checked = true;
    checkedAt = nowNanos;
    double median = replies.quantile(0.5, nowNanos);
    slowNanos =
        replies.count() < settings.leastReplies()
            ? Double.NaN
            : Math.max((double) settings.floorNanos(), settings.factor() * median);
    for (var watch : watches) {
      countOverdue(watch, nowNanos);
    }
  }

  /** Whether the instance in {@code slot} is an outlier among so many. */
  boolean isOutlier(int slot, int instances) {
    if (slot >= watches.length
        || watches[slot].score < settings.score()
        || instances < settings.leastInstances()) {
      return false;
    }
    int suspects = 0;
    for (var watch : watches) {
      suspects += watch.score > settings.score() / 2 ? 1 : 0;
    }
    return suspects <= Math.max(1, instances / 4);
  }

  /** It comes back: its calls are forgotten, half of the score that ejects is not. */
  void readmit(int slot) {
    var watch = watch(slot);
    watch.used = 0;
    watch.score = settings.score() / 2;
  }

  /** Another instance gets its slot. */
  void forget(int slot) {
    if (slot < watches.length) {
      watches[slot] = new Watch();
    }
  }

  private void countOverdue(Watch watch, long nowNanos) {
    for (int i = 0; i < WATCHED; i++) {
      if ((watch.used & (1 << i)) != 0 && nowNanos - watch.sentAt[i] > slowNanos) {
        watch.used &= ~(1 << i);
        count(watch, true);
      }
    }
  }

  private void count(Watch watch, boolean slow) {
    watch.score = Math.max(0, Math.min(settings.score(), watch.score + (slow ? 1 : -1)));
  }

  private boolean wasWatched(int slot, long sentAt) {
    var watch = watch(slot);
    for (int i = 0; i < WATCHED; i++) {
      if ((watch.used & (1 << i)) != 0 && watch.sentAt[i] == sentAt) {
        watch.used &= ~(1 << i);
        return true;
      }
    }
    return false;
  }

  private Watch watch(int slot) {
    if (slot >= watches.length) {
      int known = watches.length;
      watches = Arrays.copyOf(watches, Math.max(slot + 1, 2 * known));
      for (int i = known; i < watches.length; i++) {
        watches[i] = new Watch();
      }
    }
    return watches[slot];
  }
}
