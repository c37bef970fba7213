package io.evenkeel.core.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * When which instance is checked next, and what the checks say. A new instance is checked at once;
 * never more than so many at a time, the one that waits longest first. Not thread-safe.
 */
public final class CheckPlan {

  /** An instance under checks. */
  private static final class Subject {
    private final InstanceKey key;
    private Instance instance;
    private long dueNanos;
    private Health health = Health.UNKNOWN;
    private boolean gone;

    private Subject(InstanceKey key, Instance instance, long dueNanos) {
      this.key = key;
      this.instance = instance;
      this.dueNanos = dueNanos;
    }
  }

  private final long intervalNanos;
  private final Health.Thresholds thresholds;
  private final int mostInFlight;
  private final Map<String, Map<String, Subject>> subjects = new HashMap<>();
  private final PriorityQueue<Subject> waiting =
      new PriorityQueue<>((a, b) -> Long.compare(a.dueNanos - b.dueNanos, 0));
  private int inFlight;

  /** A plan for no instances. */
  public CheckPlan(Duration interval, Health.Thresholds thresholds, int mostInFlight) {
    this.intervalNanos = interval.toNanos();
    this.thresholds = thresholds;
    this.mostInFlight = mostInFlight;
  }

  /** A service has these instances, by id. One whose address is new starts anew. */
  public void instancesAre(String service, Map<String, Instance> instances, long nowNanos) {
    var known = subjects.computeIfAbsent(service, s -> new HashMap<>());
    known
        .values()
        .removeIf(
            subject -> {
              var now = instances.get(subject.key.instance());
              subject.gone = now == null || !now.address().equals(subject.instance.address());
              if (subject.gone) {
                waiting.remove(subject);
              }
              return subject.gone;
            });
    instances.forEach(
        (id, instance) -> {
          var subject = known.get(id);
          if (subject == null) {
            subject = new Subject(new InstanceKey(service, id), instance, nowNanos);
            known.put(id, subject);
            waiting.add(subject);
          }
          subject.instance = instance;
        });
    if (known.isEmpty()) {
      subjects.remove(service);
    }
  }

  /** Whom to check now; {@link #checked} is to be told once for each. */
  public Map<InstanceKey, Instance> due(long nowNanos) {
    var due = new LinkedHashMap<InstanceKey, Instance>();
    while (inFlight < mostInFlight && isDue(waiting.peek(), nowNanos)) {
      var subject = waiting.remove();
      due.put(subject.key, subject.instance);
      inFlight++;
    }
    return due;
  }

  /**
   * A check has ended.
   *
   * @return whether the instance is up, when that has changed or is said for the first time
   */
  public Optional<Boolean> checked(InstanceKey key, String address, boolean good, long nowNanos) {
    inFlight--;
    var subject = subjects.getOrDefault(key.service(), Map.of()).get(key.instance());
    if (subject == null || !subject.instance.address().equals(address)) {
      return Optional.empty();
    }
    var before = subject.health;
    subject.health = before.after(good, thresholds);
    subject.dueNanos = nowNanos + intervalNanos;
    waiting.add(subject);
    boolean isNews = !before.checked() || before.isUp() != subject.health.isUp();
    return isNews ? Optional.of(subject.health.isUp()) : Optional.empty();
  }

  private static boolean isDue(@Nullable Subject subject, long nowNanos) {
    return subject != null && subject.dueNanos - nowNanos <= 0;
  }
}
