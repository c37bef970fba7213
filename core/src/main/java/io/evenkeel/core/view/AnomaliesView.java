package io.evenkeel.core.view;

import io.evenkeel.core.wire.ClusterMessage;
import java.util.List;

/**
 * What is unusual in the cluster, and how much is watched.
 *
 * @param watching whether anything is; else all the rest is empty
 * @param subjects nodes and services that are watched
 * @param unwatched those beyond the most that may be
 * @param begun anomalies since this controller began
 * @param now those that last, the longest first
 * @param ended the last ones that are over, the newest first
 */
public record AnomaliesView(
    boolean watching,
    int subjects,
    int unwatched,
    long begun,
    List<AnomalyView> now,
    List<AnomalyView> ended)
    implements ClusterMessage {

  /** Nothing is watched. */
  public static final AnomaliesView NONE = new AnomaliesView(false, 0, 0, 0, List.of(), List.of());

  public AnomaliesView {
    now = List.copyOf(now);
    ended = List.copyOf(ended);
  }
}
