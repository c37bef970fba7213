package io.evenkeel.core.simulation.scenario;

import io.evenkeel.core.protection.ProtectionSettings;
import java.util.List;

/**
 * A situation in which strategies are compared.
 *
 * @param about one line for people
 * @param winner the published strategy that is expected to win
 * @param learned what a learned strategy can gain, in words
 * @param replicas in groups of equal ones
 * @param routers at least 1; each call goes to any of them
 * @param networkNanos one way, between a router and a replica
 * @param signals how reports travel
 * @param arrivals how calls come
 * @param requests kinds of call
 * @param keys how many different keys calls have, equally often; 0 for none
 * @param fanOut leaves of a call, all of which have to come back; at least 1
 * @param deadlineNanos when a caller gives up; also what a failed call is charged
 * @param loads offered work in relation to capacity, for which it is meant to be run
 * @param calls in one run
 * @param warmUp share of them that is not measured, 0 to below 1
 * @param protection between each router and its strategy
 */
public record Scenario(
    String name,
    String about,
    String winner,
    String learned,
    List<ReplicaGroup> replicas,
    int routers,
    long networkNanos,
    Signals signals,
    ArrivalPattern arrivals,
    List<RequestKind> requests,
    int keys,
    int fanOut,
    long deadlineNanos,
    List<Double> loads,
    int calls,
    double warmUp,
    ProtectionSettings protection) {

  public Scenario {
    replicas = List.copyOf(replicas);
    requests = List.copyOf(requests);
    loads = List.copyOf(loads);
    if (replicas.stream().noneMatch(group -> group.joins() == 0)) {
      throw new IllegalArgumentException("at least one replica must be there from the start");
    }
  }

  public int replicaCount() {
    return replicas.stream().mapToInt(ReplicaGroup::count).sum();
  }

  /** Mean work of a call with all its leaves, in nanoseconds at speed 1. */
  public double meanWorkNanos() {
    double shares = requests.stream().mapToDouble(RequestKind::share).sum();
    return requests.stream().mapToDouble(kind -> kind.share() * kind.work().mean()).sum()
        / shares
        * fanOut;
  }

  /** Calls in a second at this load. */
  public double callsPerSecond(double load) {
    return load * capacity() / meanWorkNanos() * 1e9;
  }

  /**
   * Work done in a nanosecond when all replicas are busy and well; those that join later do not
   * count.
   */
  public double capacity() {
    return replicas.stream()
        .filter(group -> group.joins() == 0)
        .mapToDouble(ReplicaGroup::capacity)
        .sum();
  }

  public Scenario withCalls(int howMany) {
    return with(routers, howMany, warmUp, protection);
  }

  public Scenario withRouters(int howMany) {
    return with(howMany, calls, warmUp, protection);
  }

  public Scenario withWarmUp(double share) {
    return with(routers, calls, share, protection);
  }

  public Scenario withProtection(ProtectionSettings settings) {
    return with(routers, calls, warmUp, settings);
  }

  private Scenario with(
      int newRouters, int newCalls, double newWarmUp, ProtectionSettings newProtection) {
    return new Scenario(
        name,
        about,
        winner,
        learned,
        replicas,
        newRouters,
        networkNanos,
        signals,
        arrivals,
        requests,
        keys,
        fanOut,
        deadlineNanos,
        loads,
        newCalls,
        newWarmUp,
        newProtection);
  }

  /**
   * The same in a time that passes so many times slower, for real programs that cannot do as many
   * calls in a second as simulated ones. The network, reports and protection keep their pace.
   *
   * @param factor &gt; 0
   */
  public Scenario dilated(double factor) {
    return new Scenario(
        name,
        about,
        winner,
        learned,
        replicas.stream().map(group -> group.dilated(factor)).toList(),
        routers,
        networkNanos,
        signals,
        arrivals.dilated(factor),
        requests.stream().map(kind -> kind.dilated(factor)).toList(),
        keys,
        fanOut,
        (long) (deadlineNanos * factor),
        loads,
        calls,
        warmUp,
        protection);
  }
}
