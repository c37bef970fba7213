package io.evenkeel.http.bench.load;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a run found; the warm-up is in {@link #timeline} only.
 *
 * @param seconds length of the measured window: from the end of the warm-up until no more requests
 *     were started
 * @param succeededInWindow 2xx answers that came within it, whenever their request was sent
 * @param sent requests that were sent, whatever came of them; those in closed loop too
 * @param notSent requests that were due, but not sent, as too many were in hand
 * @param latency of 2xx answers: from the intended time in open loop, from the sending in closed
 *     loop, each until the final answer after retries
 * @param latencyByClass the same, by class of the final status
 * @param sendLag how late requests were first sent after their intended time; a large value next to
 *     idle servers says that the client, or its number of connections, is the bottleneck
 * @param errors final outcomes other than 2xx, by kind
 * @param retries attempts sent again
 */
public record LoadResult(
    double seconds,
    long succeededInWindow,
    long sent,
    long notSent,
    Latency latency,
    Map<StatusClass, Latency> latencyByClass,
    Latency sendLag,
    SortedMap<String, Long> errors,
    long retries,
    List<Tick> timeline) {

  public LoadResult {
    latencyByClass = Map.copyOf(latencyByClass);
    timeline = List.copyOf(timeline);
  }

  public double perSecond() {
    return seconds > 0 ? succeededInWindow / seconds : 0;
  }

  /** Requests that had a final outcome other than 2xx. */
  public long failed() {
    return errors.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Of those that ended, the share that failed, 0..1. */
  public double failedShare() {
    long ended = latency.count() + failed();
    return ended == 0 ? 0 : (double) failed() / ended;
  }

  /** Of those that were due, the share that was not sent, 0..1. */
  public double notSentShare() {
    return notSent == 0 ? 0 : (double) notSent / (sent + notSent);
  }
}
