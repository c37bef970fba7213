package io.evenkeel.core.load;

import io.evenkeel.core.view.CallsView;
import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.InstanceLoadView;
import io.evenkeel.core.view.NodeLoadView;
import io.evenkeel.core.view.ServiceLoadView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The last reports of all nodes. Not thread-safe. */
public final class LoadBook {

  private record Heard(NodeReport report, long atNanos) {}

  private final int kept;
  private final Map<String, ArrayDeque<Heard>> byNode = new TreeMap<>();

  /**
   * A book without reports.
   *
   * @param kept reports of each node, at least 1
   */
  public LoadBook(int kept) {
    this.kept = kept;
  }

  /** A node has told of itself. */
  public void add(NodeReport report, long nowNanos) {
    var heard = byNode.computeIfAbsent(report.node(), node -> new ArrayDeque<>());
    heard.addLast(new Heard(report, nowNanos));
    if (heard.size() > kept) {
      heard.removeFirst();
    }
  }

  /** These are the members; what others have told is forgotten. */
  public void membersAre(Collection<String> members) {
    byNode.keySet().retainAll(new HashSet<>(members));
  }

  /** The last report of a node. */
  public Optional<NodeReport> last(String node) {
    return Optional.ofNullable(byNode.get(node)).map(heard -> heard.getLast().report());
  }

  /** Of these members, those that have not told of themselves for so long. */
  public List<String> silent(Collection<String> members, long nowNanos, long longNanos) {
    return members.stream()
        .filter(
            member -> {
              var heard = byNode.get(member);
              return heard == null || nowNanos - heard.getLast().atNanos() > longNanos;
            })
        .sorted()
        .toList();
  }

  /**
   * The load by the last reports of each node.
   *
   * @param reports of each node that count, at least 1
   * @param elastic services that get more instances by themselves: that they are full says nothing
   *     of their node
   */
  public ClusterLoadView view(int reports, Set<String> elastic, List<String> silent, long now) {
    var services = new TreeMap<String, OfService>();
    var nodes = new ArrayList<NodeLoadView>();
    double seconds = 0;
    for (var entry : byNode.entrySet()) {
      var last = new Last(entry.getValue(), reports);
      seconds = Math.max(seconds, last.seconds);
      last.services.forEach((name, calls) -> service(services, name).called(calls, last.seconds));
      var instances = last.instances(entry.getKey());
      instances.forEach((name, some) -> service(services, name).instances.addAll(some));
      long age = (now - entry.getValue().getLast().atNanos()) / 1_000_000;
      nodes.add(
          new NodeLoadView(
              entry.getKey(),
              last.http.view(),
              used(last.newest, instances, elastic),
              last.newest.resources(),
              age));
    }
    var views = services.entrySet().stream().map(s -> s.getValue().view(s.getKey())).toList();
    return new ClusterLoadView(seconds, nodes, views, silent, List.of());
  }

  private static OfService service(Map<String, OfService> services, String name) {
    return services.computeIfAbsent(name, n -> new OfService());
  }

  private static double used(
      NodeReport newest, Map<String, List<InstanceLoadView>> instances, Set<String> elastic) {
    double used = newest.resources().cpu();
    for (var service : instances.entrySet()) {
      if (!elastic.contains(service.getKey())) {
        used = Math.max(used, OfService.used(service.getValue()));
      }
    }
    return Math.min(1, used);
  }

  /** Calls over some seconds. */
  private static final class Calls {
    private CallCount count = CallCount.NONE;
    private double perSecond;
    private double endedPerSecond;
    private double failedPerSecond;

    private void add(CallCount more, double seconds) {
      count = count.plus(more);
      perSecond += more.arrived() / seconds;
      endedPerSecond += more.latency().count() / seconds;
      failedPerSecond += more.failed() / seconds;
    }

    private CallsView view() {
      return new CallsView(
          perSecond,
          endedPerSecond,
          failedPerSecond,
          count.inFlight(),
          count.latency().quantileMillis(0.5),
          count.latency().quantileMillis(0.95),
          count.latency().quantileMillis(0.99));
    }
  }

  /** The last reports of one node together. */
  private static final class Last {
    private final NodeReport newest;
    private final Calls http = new Calls();
    private final Map<String, CallCount> services = new HashMap<>();
    private final Map<String, CallCount> calls = new HashMap<>();
    private final Map<String, Double> used = new HashMap<>();
    private final double seconds;

    private Last(ArrayDeque<Heard> heard, int reports) {
      this.newest = heard.getLast().report();
      var some = heard.stream().skip(Math.max(0, heard.size() - reports)).map(Heard::report);
      var list = some.toList();
      this.seconds = list.stream().mapToDouble(NodeReport::seconds).sum();
      var answered = CallCount.NONE;
      for (int i = 0; i < list.size(); i++) {
        var report = list.get(i);
        boolean isNewest = i == list.size() - 1;
        answered = answered.plus(at(isNewest, report.http()));
        report.services().forEach((s, count) -> add(services, s, at(isNewest, count)));
        for (var instance : report.instances()) {
          add(calls, key(instance), at(isNewest, instance.calls()));
          used.merge(key(instance), instance.used() * report.seconds(), Double::sum);
        }
      }
      http.add(answered, seconds);
    }

    private static String key(InstanceCount instance) {
      return instance.service() + "/" + instance.instance();
    }

    private static void add(Map<String, CallCount> to, String name, CallCount count) {
      to.merge(name, count, CallCount::plus);
    }

    /** What is in flight, is so now. */
    private static CallCount at(boolean isNewest, CallCount count) {
      return isNewest ? count : new CallCount(count.arrived(), count.failed(), 0, count.latency());
    }

    /** Those that are still there, by service. */
    private Map<String, List<InstanceLoadView>> instances(String node) {
      var byService = new HashMap<String, List<InstanceLoadView>>();
      for (var one : newest.instances()) {
        var its = new Calls();
        its.add(calls.getOrDefault(key(one), CallCount.NONE), seconds);
        double mean = used.getOrDefault(key(one), 0.0) / seconds;
        byService
            .computeIfAbsent(one.service(), s -> new ArrayList<>())
            .add(new InstanceLoadView(one.instance(), node, its.view(), one.queued(), mean));
      }
      return byService;
    }
  }

  /** One service on all nodes. */
  private static final class OfService {
    private final Calls calls = new Calls();
    private final List<InstanceLoadView> instances = new ArrayList<>();

    private void called(CallCount count, double seconds) {
      calls.add(count, seconds);
    }

    private ServiceLoadView view(String name) {
      int queued = instances.stream().mapToInt(InstanceLoadView::queued).sum();
      return new ServiceLoadView(name, calls.view(), queued, used(instances), instances);
    }

    private static double used(List<InstanceLoadView> instances) {
      return instances.stream().mapToDouble(InstanceLoadView::used).average().orElse(0);
    }
  }
}
