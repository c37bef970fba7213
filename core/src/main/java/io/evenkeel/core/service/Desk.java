package io.evenkeel.core.service;

import io.evenkeel.core.balancing.BalancingStrategy;
import io.evenkeel.core.balancing.Call;
import io.evenkeel.core.balancing.CandidateBook;
import io.evenkeel.core.balancing.Standing;
import io.evenkeel.core.protection.ProtectionSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a router decides with: its instances in slots, its book of them and its strategy. Belongs to
 * one router; not thread-safe. Every call that is {@link #sent} must be settled once, by {@link
 * #replied} or {@link #failed}.
 *
 * <p>An instance that goes, falls ill or changes its weight leaves its slot, which is given to
 * another one when its last call is settled.
 */
public final class Desk {

  private final CandidateBook book;
  private final RandomGenerator random;
  private final ProtectionSettings protection;
  private final Map<String, Integer> slotById = new HashMap<>();
  private final Map<String, Long> nodesSince = new HashMap<>();
  private final List<@Nullable Instance> bySlot = new ArrayList<>();
  private final ServiceTimes times = new ServiceTimes();
  private Balancing balancing;
  private BalancingStrategy strategy;

  /**
   * A desk without instances.
   *
   * @param book without candidates
   * @param protection that is put before each strategy
   */
  public Desk(
      CandidateBook book,
      RandomGenerator random,
      Balancing balancing,
      ProtectionSettings protection) {
    this.book = book;
    this.random = random;
    this.balancing = balancing;
    this.protection = protection;
    this.strategy = protection.around(balancing.create());
  }

  /** Takes another strategy, unless it is the same. */
  public void balanceBy(Balancing other) {
    if (!other.equals(balancing)) {
      balancing = other;
      strategy = protection.around(other.create());
    }
  }

  /** These are the instances; the healthy ones of them can be chosen. */
  public void instancesAre(List<Instance> instances, long nowNanos) {
    var wanted = new HashMap<String, Instance>();
    instances.stream().filter(Instance::healthy).forEach(i -> wanted.put(i.id(), i));
    for (var id : List.copyOf(slotById.keySet())) {
      if (!isSame(wanted.get(id), bySlot.get(slot(id)))) {
        retire(id);
      }
    }
    nodesSince
        .keySet()
        .retainAll(instances.stream().map(Instance::address).collect(Collectors.toSet()));
    for (var instance : instances) {
      if (instance.healthy() && !slotById.containsKey(instance.id())) {
        add(instance, nowNanos);
      }
    }
  }

  /** The slot of the instance that gets a call; -1 when there is none. */
  public int pick(Call call, long nowNanos) {
    return book.size() == 0 ? -1 : strategy.pick(book, call, nowNanos, random);
  }

  /** The instance in a slot, until its last call is settled. */
  public Instance instance(int slot) {
    var instance = bySlot.get(slot);
    if (instance == null) {
      throw new IllegalStateException("there is no instance in slot " + slot);
    }
    return instance;
  }

  public void sent(int slot, Call call, long nowNanos) {
    book.sent(slot);
    strategy.sent(book, slot, call, nowNanos);
  }

  /** A reply that says nothing against the instance. */
  public void replied(
      int slot, Call call, long responseNanos, Optional<LoadReport> load, long nowNanos) {
    note(slot, load.map(report -> report.within(responseNanos)), nowNanos);
    book.settled(slot);
    times.add(slot, load.map(LoadReport::serviceNanos).orElse(Double.NaN), responseNanos);
    if (isCandidate(slot)) {
      strategy.replied(book, slot, call, responseNanos, nowNanos);
    }
    freeIfRetired(slot);
  }

  /** A failure, or no reply in time. */
  public void failed(
      int slot, Call call, long elapsedNanos, Optional<LoadReport> load, long nowNanos) {
    note(slot, load.map(report -> report.within(elapsedNanos)), nowNanos);
    book.settled(slot);
    if (isCandidate(slot)) {
      book.failed(slot, nowNanos);
      strategy.failed(book, slot, call, elapsedNanos, nowNanos);
    }
    freeIfRetired(slot);
  }

  /**
   * Whom to ask for its load, for each call that is sent.
   *
   * @param slots room for them
   * @return how many
   */
  public int probe(int[] slots) {
    return book.size() == 0 ? 0 : strategy.probe(book, slots, random);
  }

  /** What an instance answered, if it is still the one in this slot. */
  public void probed(int slot, String id, int inFlight, double latencyNanos, long nowNanos) {
    var known = slotById.get(id);
    if (known != null && known == slot) {
      strategy.probed(book, slot, inFlight, latencyNanos, nowNanos);
    }
  }

  /** What the strategy has to learn from the replies so far; for one thread at a time, any. */
  public Runnable lesson() {
    return strategy::learn;
  }

  /** How the strategy stands beside its rival, if it has one. */
  public Optional<Standing> standing() {
    return strategy.standing();
  }

  /** How many can be chosen. */
  public int size() {
    return book.size();
  }

  public int outstanding() {
    return book.totalOutstanding();
  }

  /** The load of all that can be chosen, by id. */
  public List<RoutingView.Load> loads(long nowNanos) {
    return slotById.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> load(entry.getKey(), entry.getValue(), nowNanos))
        .toList();
  }

  private RoutingView.Load load(String id, int slot, long nowNanos) {
    return new RoutingView.Load(
        id,
        book.outstanding(slot),
        book.failures(slot, nowNanos),
        said(times.millis(slot)),
        book.hasReported(slot) ? Optional.of(report(slot, nowNanos)) : Optional.empty());
  }

  private RoutingView.Report report(int slot, long nowNanos) {
    return new RoutingView.Report(
        book.inFlight(slot),
        book.queued(slot),
        said(book.serviceNanos(slot) / 1e6),
        said(book.cost(slot)),
        said(book.strain(slot)),
        (nowNanos - book.reportedAtNanos(slot)) / 1_000_000);
  }

  private static Optional<Double> said(double value) {
    return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
  }

  private void note(int slot, Optional<LoadReport> load, long nowNanos) {
    load.ifPresent(
        report ->
            book.report(
                slot,
                nowNanos - report.ageNanos(),
                report.inFlight(),
                report.queued(),
                report.serviceNanos(),
                report.cost(),
                report.strain()));
  }

  private void add(Instance instance, long nowNanos) {
    int slot = freeSlot();
    bySlot.set(slot, instance);
    slotById.put(instance.id(), slot);
    book.add(slot, KeyHash.of(instance.id()), instance.weight(), since(instance, nowNanos));
  }

  /** An actor is as warm as its node: one more there needs no slow start. */
  private long since(Instance instance, long nowNanos) {
    return instance.kind() == Instance.Kind.ACTOR
        ? nodesSince.computeIfAbsent(instance.address(), node -> nowNanos)
        : nowNanos;
  }

  private int freeSlot() {
    int free = bySlot.indexOf(null);
    if (free < 0) {
      bySlot.add(null);
      return bySlot.size() - 1;
    }
    return free;
  }

  private void retire(String id) {
    int slot = slot(id);
    slotById.remove(id);
    book.remove(slot);
    freeIfRetired(slot);
  }

  private void freeIfRetired(int slot) {
    if (!isCandidate(slot) && book.outstanding(slot) == 0) {
      bySlot.set(slot, null);
      times.forget(slot);
      strategy.removed(slot);
    }
  }

  private boolean isCandidate(int slot) {
    var instance = bySlot.get(slot);
    var known = instance == null ? null : slotById.get(instance.id());
    return known != null && known == slot;
  }

  private int slot(String id) {
    return slotById.getOrDefault(id, -1);
  }

  private static boolean isSame(@Nullable Instance wanted, @Nullable Instance known) {
    return wanted != null
        && known != null
        && wanted.address().equals(known.address())
        && wanted.weight() == known.weight();
  }
}
