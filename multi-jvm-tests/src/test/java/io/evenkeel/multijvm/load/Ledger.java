package io.evenkeel.multijvm.load;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What became of each command. Thread-safe. */
public final class Ledger {

  private final Map<Command, Delivery> deliveries = new ConcurrentHashMap<>();

  public void record(Command command, Delivery delivery) {
    deliveries.put(command, delivery);
  }

  public int size() {
    return deliveries.size();
  }

  public Set<String> entities() {
    var entities = new HashSet<String>();
    deliveries.keySet().forEach(command -> entities.add(command.entity()));
    return entities;
  }

  public List<Command> acknowledged() {
    return commands(Delivery.Acknowledged.class);
  }

  public List<Command> unknown() {
    return commands(Delivery.Unknown.class);
  }

  /** With their answers, for a failure message. */
  public List<String> refused() {
    return answers(Delivery.Refused.class);
  }

  /** With their last answers, for a failure message. */
  public List<String> unknownAnswers() {
    return answers(Delivery.Unknown.class);
  }

  /** The longest time from an intended sending to its acknowledgement. */
  public Duration slowest() {
    return deliveries.values().stream()
        .flatMap(d -> d instanceof Delivery.Acknowledged a ? Stream.of(a.took()) : Stream.empty())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Commands that needed more than one attempt. */
  public long retried() {
    return deliveries.values().stream()
        .filter(d -> d instanceof Delivery.Acknowledged a && a.attempts() > 1)
        .count();
  }

  @Override
  public String toString() {
    return "%d commands: %d acknowledged (%d after a retry), %d unknown, %d refused, slowest %d ms"
        .formatted(
            size(),
            acknowledged().size(),
            retried(),
            unknown().size(),
            refused().size(),
            slowest().toMillis());
  }

  private List<Command> commands(Class<? extends Delivery> kind) {
    return deliveries.entrySet().stream()
        .filter(entry -> kind.isInstance(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<String> answers(Class<? extends Delivery> kind) {
    return deliveries.entrySet().stream()
        .filter(entry -> kind.isInstance(entry.getValue()))
        .map(Object::toString)
        .toList();
  }
}
