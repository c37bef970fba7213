package io.evenkeel.core.view;

import java.util.List;

/**
 * What a node remembers of the moments that matter to a failover.
 *
 * @param nowEpochMillis the node's wall clock when it answered
 * @param forgotten how many older entries were dropped since the node started, as the memory is
 *     bounded
 * @param entries in the order they happened
 */
public record TimelineView(long nowEpochMillis, long forgotten, List<TimelineEntry> entries) {

  public TimelineView {
    entries = List.copyOf(entries);
  }
}
