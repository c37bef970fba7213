package io.evenkeel.benchmarks;

import io.evenkeel.core.load.CallCount;
import io.evenkeel.core.load.InstanceCount;
import io.evenkeel.core.load.LatencyCounts;
import io.evenkeel.core.load.LoadBook;
import io.evenkeel.core.load.NodeReport;
import io.evenkeel.core.scaling.LoadSnapshot;
import io.evenkeel.core.scaling.LoopSettings;
import io.evenkeel.core.scaling.OrderSettings;
import io.evenkeel.core.scaling.Scaling;
import io.evenkeel.core.scaling.ScalingLoop;
import io.evenkeel.core.scaling.ScalingReading;
import io.evenkeel.core.view.NodeResources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of the controller, which takes one each second: the reports of all nodes come in, the
 * load is added up, and the loop of each service decides. 1 % of a processor is 10,000 us.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ScalingStepBenchmark {

  private static final int INSTANCES = 1_000;
  private static final int NODES = 20;
  private static final long SECOND = 1_000_000_000L;

  @Param({"1", "20"})
  public int services;

  @Param({"predictive", "hpa"})
  public String policy;

  private final LoadBook book = new LoadBook(10);
  private final List<NodeReport> reports = new ArrayList<>();
  private final List<ScalingLoop> loops = new ArrayList<>();
  private long now;

  @Setup
  public void measure() {
    var random = new SplittableRandom(1);
    for (int node = 0; node < NODES; node++) {
      reports.add(report("10.0.0." + node + ":25520", random));
    }
    var orders =
        new OrderSettings(
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));
    for (int i = 0; i < services; i++) {
      loops.add(
          new ScalingLoop(
              new Scaling(policy, Map.of(), 1, 10_000),
              64,
              16,
              new LoopSettings(
                  Duration.ofSeconds(3), Duration.ZERO, Duration.ofMinutes(10), orders)));
    }
  }

  private NodeReport report(String node, SplittableRandom random) {
    var calls = new HashMap<String, CallCount>();
    var hosted = new HashMap<String, Integer>();
    var instances = new ArrayList<InstanceCount>();
    int each = INSTANCES / NODES / services;
    for (int service = 0; service < services; service++) {
      var name = "service-" + service;
      calls.put(name, count(random, 50L * each));
      hosted.put(name, each);
      for (int i = 0; i < Math.max(1, each); i++) {
        var id = node + "-" + service + "-" + i;
        instances.add(new InstanceCount(name, id, count(random, 50), 1, random.nextDouble()));
      }
    }
    var resources = new NodeResources(2, 0.5, 0.6, 1, 2, 3, 4, 5, 6);
    return new NodeReport(node, 1, resources, count(random, 500), calls, instances, hosted);
  }

  private static CallCount count(SplittableRandom random, long calls) {
    var latency = new TreeMap<Integer, Long>();
    for (int i = 0; i < 20; i++) {
      latency.merge(80 + random.nextInt(40), calls / 20 + 1, Long::sum);
    }
    return new CallCount(calls, 0, random.nextInt(10), new LatencyCounts(latency));
  }

  /** Tells how many orders came of it. */
  @Benchmark
  public int step() {
    now += SECOND;
    reports.forEach(report -> book.add(report, now));
    int orders = 0;
    var load = book.view(1, Set.of("service-0"), List.of(), now);
    for (int i = 0; i < services; i++) {
      var service = load.service("service-" + i).orElseThrow();
      int ready = service.instances().size();
      var snapshot =
          new LoadSnapshot(
              now,
              ready,
              0,
              service.calls().perSecond(),
              service.used() * ready,
              service.queued(),
              service.used(),
              100);
      var reading = new ScalingReading(now, 0, ready, Optional.of(snapshot), "", "");
      OptionalInt order = loops.get(i).step(reading);
      if (order.isPresent()) {
        loops.get(i).taken();
        orders++;
      }
    }
    return orders;
  }
}
