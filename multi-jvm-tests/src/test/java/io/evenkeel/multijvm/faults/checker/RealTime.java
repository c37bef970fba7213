package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.multijvm.faults.history.Operation;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether real time agrees with an order that is already known: what completed before something
 * else was invoked must come before it. A sweep over the invocations that remembers the furthest
 * point that has completed, O(n log n).
 */
final class RealTime {

  private static final Comparator<Point> BY_DEADLINE =
      Comparator.comparingLong(point -> point.operation().deadlineNanos());
  private static final Comparator<Point> BY_INVOCATION =
      Comparator.comparingLong(point -> point.operation().invokeNanos());

  /**
   * An operation and its place.
   *
   * @param length of the list after it: a change makes it so long, a read finds it so long
   */
  record Point(Operation operation, int length) {}

  private RealTime() {}

  static void check(List<Point> points, Findings findings) {
    var completions = points.stream().sorted(BY_DEADLINE).toList();
    int completed = 0;
    @Nullable Point furthest = null;
    for (var point : points.stream().sorted(BY_INVOCATION).toList()) {
      while (completions.get(completed).operation().precedes(point.operation())) {
        furthest = further(furthest, completions.get(completed++));
      }
      if (furthest != null) {
        compare(furthest, point, findings);
      }
    }
  }

  private static Point further(@Nullable Point furthest, Point next) {
    return furthest == null || next.length() > furthest.length() ? next : furthest;
  }

  private static void compare(Point before, Point after, Findings findings) {
    if (after.operation().isRead()) {
      if (after.length() < before.length()) {
        findings.add(
            Anomaly.STALE_READ,
            "read #%d shows %d elements, after %d were there: %s",
            after.operation().id(),
            after.length(),
            before.length(),
            shown(before));
      }
    } else if (after.length() <= before.length()) {
      var read = before.operation().isRead();
      findings.add(
          read ? Anomaly.FUTURE_READ : Anomaly.REORDERED,
          "%s is element %d, yet begun after element %d was there: %s",
          after.operation(),
          after.length(),
          before.length(),
          shown(before));
    }
  }

  /** A read's value may be thousands of elements. */
  private static String shown(Point point) {
    var operation = point.operation();
    return operation.isRead() ? "read #" + operation.id() : operation.toString();
  }
}
