package io.evenkeel.core.anomaly;

import io.evenkeel.core.view.AnomaliesView;
import io.evenkeel.core.view.AnomalyView;
import io.evenkeel.core.view.CallsView;
import io.evenkeel.core.view.ClusterLoadView;
import io.evenkeel.core.view.NodeLoadView;
import io.evenkeel.core.view.ServiceLoadView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Watches the load of a cluster: a row of figures of each node and each service at each look, a
 * detector for each. Rows of members that are silent are left out, and so are those of all services
 * meanwhile, as a part of the load looks like little load. A known service that nobody calls has
 * rows without calls. Where not all can be watched, nodes come before services. Not thread-safe.
 */
public final class AnomalyWatch {

  /** Of those that are over. */
  private static final int MOST_ENDED = 32;

  private static final CallsView NO_CALLS = new CallsView(0, 0, 0, 0, 0, 0, 0);

  /** What one look has changed. */
  public record Changes(List<AnomalyView> begun, List<AnomalyView> ended) {}

  private final AnomalyRules rules;
  private final AnomalyDetectors detectors;
  private final Map<String, Watched> nodes = new TreeMap<>();
  private final TreeMap<String, Watched> services = new TreeMap<>();
  private final ArrayDeque<AnomalyView> ended = new ArrayDeque<>();
  private int unwatched;
  private long begun;

  /** Nothing is known yet. */
  public AnomalyWatch(AnomalyRules rules, AnomalyDetectors detectors) {
    this.rules = rules;
    this.detectors = detectors;
  }

  /** Looks at the load of the last while. */
  public Changes look(ClusterLoadView load, long epochMillis) {
    var before = now();
    unwatched = 0;
    lookAtNodes(load, epochMillis);
    if (load.silent().isEmpty()) {
      lookAtServices(load.services(), epochMillis);
    }
    return changes(before, now());
  }

  private void lookAtNodes(ClusterLoadView load, long at) {
    nodes.keySet().retainAll(load.nodes().stream().map(NodeLoadView::node).toList());
    var silent = Set.copyOf(load.silent());
    var heard = load.nodes().stream().filter(node -> !silent.contains(node.node())).toList();
    var rows = LoadRow.of(heard, Figures.OF_NODES, NodeLoadView::node);
    look(nodes, AnomalyView.NODE, rows, rules.mostSubjects(), at);
    while (services.size() > mostServices()) { // a node that comes takes the place of a service
      services.pollLastEntry();
    }
  }

  private int mostServices() {
    return rules.mostSubjects() - nodes.size();
  }

  private void lookAtServices(List<ServiceLoadView> seen, long at) {
    seen.forEach(
        service -> {
          var known = services.get(service.service());
          if (known != null) {
            known.seen(at);
          }
        });
    services.values().removeIf(its -> at - its.seenMillis() > rules.forgetAfter().toMillis());
    var all = new ArrayList<>(seen);
    var names = new HashSet<>(seen.stream().map(ServiceLoadView::service).toList());
    services.keySet().stream()
        .filter(known -> !names.contains(known))
        .forEach(quiet -> all.add(new ServiceLoadView(quiet, NO_CALLS, 0, 0, List.of())));
    var rows = LoadRow.of(all, Figures.OF_SERVICES, ServiceLoadView::service);
    look(services, AnomalyView.SERVICE, rows, mostServices(), at);
  }

  private void look(
      Map<String, Watched> known, String kind, List<LoadRow> rows, int most, long at) {
    for (var row : rows) {
      var its = known.get(row.subject());
      if (its == null && known.size() >= most) {
        unwatched++;
        continue;
      }
      if (its == null) {
        its = watched(kind, row, at);
        known.put(row.subject(), its);
      }
      its.next(row, at);
    }
  }

  private Watched watched(String kind, LoadRow row, long at) {
    var detector = detectors.create(row.figures(), row.subject().hashCode());
    var its = new Watched(kind, row, detector, rules);
    its.seen(at);
    return its;
  }

  private Changes changes(List<AnomalyView> before, List<AnomalyView> after) {
    var begins = after.stream().filter(one -> !isIn(before, one)).toList();
    var ends = before.stream().filter(one -> !isIn(after, one)).toList();
    begun += begins.size();
    ends.forEach(ended::addFirst);
    while (ended.size() > MOST_ENDED) {
      ended.removeLast();
    }
    return new Changes(begins, ends);
  }

  private static boolean isIn(List<AnomalyView> some, AnomalyView one) {
    return some.stream()
        .anyMatch(
            other -> other.kind().equals(one.kind()) && other.subject().equals(one.subject()));
  }

  /** Those that last, the longest first. */
  public List<AnomalyView> now() {
    var all = new ArrayList<AnomalyView>();
    nodes.values().forEach(its -> its.now().ifPresent(all::add));
    services.values().forEach(its -> its.now().ifPresent(all::add));
    all.sort(Comparator.comparingLong(AnomalyView::sinceMillis));
    return all;
  }

  /** How it stands. */
  public AnomaliesView view() {
    return new AnomaliesView(
        true, nodes.size() + services.size(), unwatched, begun, now(), List.copyOf(ended));
  }

  /**
   * What is unusual and concerns who scales this: any node, or the service itself. As {@code
   * n1:25520 is unusual: cpu, p99Millis}; empty when nothing is.
   *
   * @param service its name; empty when nodes are scaled
   */
  public String concerning(String service) {
    return now().stream()
        .filter(one -> one.kind().equals(AnomalyView.NODE) || one.subject().equals(service))
        .findFirst()
        .map(one -> one.subject() + " is unusual: " + String.join(", ", one.drivers()))
        .orElse("");
  }
}
