package io.evenkeel.http.drill;

import io.evenkeel.core.view.TimelineEntry;
import java.util.List;
import java.util.Set;

/**
 * What was observed while something was broken; times by the wall clock, in milliseconds.
 *
 * @param injectedAt right before it was broken
 * @param endedAt when the load had ended
 * @param affected ids of the counters that lived on the victim right before
 * @param sentAgain attempts that got no good answer and were made again
 * @param seen what the survivors have noted from then on
 */
record Hit(
    long injectedAt, long endedAt, Set<String> affected, long sentAgain, List<TimelineEntry> seen) {

  Hit {
    affected = Set.copyOf(affected);
    seen = List.copyOf(seen);
  }
}
