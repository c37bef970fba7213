package io.evenkeel.http.bench.tune;

import io.evenkeel.http.bench.counter.CounterApi;
import io.evenkeel.http.bench.counter.CounterLoad;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.standalone.TrialNodes;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Trials on nodes of this machine, loaded in closed loop. A candidate is warmed up as long as the
 * node with the defaults was, but that one has run longer: the search compares candidates, and only
 * {@link #confirm} says what the gain is.
 */
public final class LiveTrials implements TrialBench {

  private static final int CONTROL = 0;
  private static final int CANDIDATE = 1;

  private final TrialNodes nodes;
  private final Load load;
  private Optional<Node> control = Optional.empty();
  private int starts;

  /**
   * A node that runs.
   *
   * @param counters prefix of the ids of those it is loaded with, all of which it has touched
   *     before it is measured
   */
  private record Node(URI url, String counters) {}

  /**
   * The load.
   *
   * @param preparation of a node that has just started
   * @param warmup before each run
   * @param run measured time
   * @param readFraction share of reads, 0 to 1
   */
  public record Load(
      int connections,
      int entities,
      double readFraction,
      Duration preparation,
      Duration warmup,
      Duration run,
      long seed) {}

  public LiveTrials(TrialNodes nodes, Load load) {
    this.nodes = nodes;
    this.load = load;
  }

  @Override
  public List<Pair> trial(List<Double> values, int pairs) {
    var defaults = control.orElseGet(() -> fresh(CONTROL, TunedSetting.defaults()));
    control = Optional.empty(); // if it is that one which fails, the next trial starts another
    var found = pairs(fresh(CANDIDATE, values), defaults, pairs);
    control = Optional.of(defaults);
    return found;
  }

  /** A pair that does not count comes first, as one node has waited while the other one started. */
  @Override
  public List<Pair> confirm(List<Double> values, int pairs) {
    var defaults = fresh(CONTROL, TunedSetting.defaults());
    control = Optional.of(defaults);
    var found = pairs(fresh(CANDIDATE, values), defaults, pairs + 1);
    nodes.end(CANDIDATE);
    return found.subList(1, found.size());
  }

  private Node fresh(int place, List<Double> values) {
    nodes.end(place);
    starts++;
    var url = URI.create(nodes.start(place, TunedSetting.lines(values, true)));
    var node = new Node(url, "t" + starts);
    run(node, Duration.ZERO, load.preparation());
    return node;
  }

  /** In turns, and each first every other time. */
  private List<Pair> pairs(Node candidate, Node defaults, int count) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < count; i++) {
      boolean first = i % 2 == 0;
      var one = run(first ? candidate : defaults, load.warmup(), load.run());
      var other = run(first ? defaults : candidate, load.warmup(), load.run());
      pairs.add(first ? pair(one, other) : pair(other, one));
    }
    return pairs;
  }

  private static Pair pair(LoadResult candidate, LoadResult defaults) {
    return new Pair(
        candidate.perSecond() / defaults.perSecond(),
        (double) candidate.latency().p99Micros() / defaults.latency().p99Micros());
  }

  private LoadResult run(Node node, Duration before, Duration measured) {
    var counters =
        new CounterLoad(
            CounterApi.EVENKEEL,
            node.counters(),
            load.entities(),
            load.readFraction(),
            new Random(load.seed()));
    var settings =
        LoadSettings.of(List.of(node.url()), load.connections()).withTimes(before, measured);
    var result = LoadClient.closedLoop(settings, counters, counters, tick -> {});
    if (result.succeededInWindow() == 0) {
      throw new IllegalStateException("no request succeeded: " + result.errors());
    }
    return result;
  }
}
