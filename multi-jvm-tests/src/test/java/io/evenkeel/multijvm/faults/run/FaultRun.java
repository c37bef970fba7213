package io.evenkeel.multijvm.faults.run;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.multijvm.apps.AppJar;
import io.evenkeel.multijvm.apps.LedgerList;
import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.cluster.NodeSpec;
import io.evenkeel.multijvm.faults.checker.Acknowledgement;
import io.evenkeel.multijvm.faults.checker.Anomaly;
import io.evenkeel.multijvm.faults.checker.AppendSet;
import io.evenkeel.multijvm.faults.checker.Counter;
import io.evenkeel.multijvm.faults.checker.JournalRow;
import io.evenkeel.multijvm.faults.checker.Recovery;
import io.evenkeel.multijvm.faults.checker.Register;
import io.evenkeel.multijvm.faults.checker.SingleWriter;
import io.evenkeel.multijvm.faults.checker.Verdict;
import io.evenkeel.multijvm.faults.checker.Violation;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import io.evenkeel.multijvm.faults.history.Outcome;
import io.evenkeel.multijvm.faults.nemesis.NemesisRun;
import io.evenkeel.multijvm.faults.nemesis.Pace;
import io.evenkeel.multijvm.faults.workload.AppendWorkload;
import io.evenkeel.multijvm.faults.workload.CounterWorkload;
import io.evenkeel.multijvm.faults.workload.Generator;
import io.evenkeel.multijvm.faults.workload.RegisterWorkload;
import io.evenkeel.multijvm.faults.workload.Session;
import io.evenkeel.multijvm.faults.workload.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Three workloads on a running cluster while a nemesis breaks it, and what the checkers say. A
 * cluster takes one run after the other.
 */
public final class FaultRun {

  /** From the last heal until every entity has answered. */
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  private static final Duration WHOLE = Duration.ofSeconds(60);
  private static final Duration WARM_UP = Duration.ofSeconds(90);
  private static final int WARM_OPERATIONS = 100;

  /** The load goes on for so long after the last heal, if all entities have answered. */
  private static final Duration AFTERMATH = Duration.ofSeconds(5);

  private static final long THINK_MILLIS = 25;
  private static final double READS = 0.3;
  private static final int ATTEMPTS = 6;
  private static final long RETRY_MILLIS = 200;

  private final Cluster cluster;
  private final Setup setup;
  private final List<Track> tracks;
  private final LongSupplier clock;

  private FaultRun(Cluster cluster, Setup setup) {
    this.cluster = cluster;
    this.setup = setup;
    long start = System.nanoTime();
    this.clock = () -> System.nanoTime() - start;
    this.tracks =
        List.of(
            track(new AppendWorkload(), 9, 6),
            track(new RegisterWorkload(), 4, 3),
            track(new CounterWorkload(), 4, 3));
  }

  /**
   * Blocks until all is done and checked; prints the row of the table. What failed is kept.
   *
   * @throws IllegalStateException when the run itself could not be carried out
   */
  public static Result of(Cluster cluster, Setup setup) {
    return new FaultRun(cluster, setup).run();
  }

  /** Starts a cluster that runs can use, unless one is there and whole. */
  public static void start(Cluster cluster, int nodes, UnaryOperator<NodeSpec> change) {
    if (cluster.nodes().isEmpty() || !Membership.isWhole(cluster.nodes())) {
      var app = AppJar.write(cluster.folder(), LedgerList.class);
      cluster.endNodes();
      cluster.startNodes(nodes, spec -> change.apply(spec.withApps(app)));
      if (!membership(cluster).isValid()) {
        throw new IllegalStateException("the nodes form no cluster: " + Membership.seenBy(cluster));
      }
    }
  }

  private Track track(Workload workload, int keys, int clients) {
    var name = setup.row().replaceAll("[^A-Za-z0-9]+", "-") + "-" + setup.seed();
    var settings =
        new Generator.Settings(setup.seed(), name + "-" + workload.command(), keys, clients, READS);
    return new Track(workload, settings, clock, new Session.Retries(ATTEMPTS, FaultRun::pause));
  }

  /** Between two attempts of a client. */
  private static void pause(int attempt) {
    new Pace.RealTime().await(RETRY_MILLIS);
  }

  private Result run() {
    System.out.print(setup.schedule());
    List<String> revived;
    Verdict membership;
    Verdict schedule;
    NemesisRun nemesis;
    long heal;
    try (var load = Load.start(tracks, cluster.nodes(), THINK_MILLIS)) {
      awaitWarm();
      var targets = new ClusterTargets(cluster, load::during);
      try (var supervisor = new Supervisor(targets)) {
        nemesis = new NemesisRun(setup.schedule(), targets);
        schedule = carriedOut(nemesis);
        heal = clock.getAsLong();
        awaitRecovery(heal);
        membership = membership(cluster);
        revived = supervisor.revived();
      }
    }
    var http = Load.http(cluster.nodes(), 0);
    var apis = cluster.nodes().stream().map(Node::api).toList();
    tracks.forEach(track -> track.readFinally(http, apis));
    var own = Map.of("membership", membership, "nemesis", schedule);
    return checked(nemesis.log(), revived, heal, own);
  }

  /** What was done in spite of a fault that could not be is checked all the same. */
  private static Verdict carriedOut(NemesisRun nemesis) {
    try {
      nemesis.run(new Pace.RealTime());
      return new Verdict.Valid();
    } catch (IllegalStateException e) {
      return new Verdict.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private void awaitWarm() {
    await("clients are answered")
        .atMost(WARM_UP)
        .until(() -> tracks.stream().allMatch(track -> ok(track.history()) >= WARM_OPERATIONS));
  }

  private static long ok(History history) {
    return history.outcomes().getOrDefault(Outcome.OK, 0L);
  }

  /** Not asserted here: that is what the checker is for. */
  private void awaitRecovery(long heal) {
    var pace = new Pace.RealTime();
    pace.await(AFTERMATH.toMillis());
    for (long at = AFTERMATH.toMillis();
        at < RECOVERY.toMillis() && !recovery(heal).isValid();
        at += 500) {
      pace.await(at);
    }
  }

  /** Until the nodes that were thought dead have noticed, have ended and are members again. */
  private static Verdict membership(Cluster cluster) {
    try {
      await("all nodes are members again")
          .atMost(WHOLE)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> Membership.isWhole(cluster.nodes()));
      return new Verdict.Valid();
    } catch (ConditionTimeoutException notWhole) {
      var seen = "not one cluster of all nodes after " + WHOLE + ": " + Membership.seenBy(cluster);
      return Verdict.of(List.of(new Violation(Anomaly.NOT_RECOVERED, "cluster", seen)));
    }
  }

  private Verdict recovery(long heal) {
    return Verdict.all(
        tracks.stream().map(t -> Recovery.check(t.history(), heal, RECOVERY)).toList());
  }

  private Result checked(
      List<String> done, List<String> revived, long heal, Map<String, Verdict> own) {
    var rows =
        StoredRows.read(
            cluster.database().port(),
            cluster.keyspace(),
            tracks.stream().flatMap(track -> track.persistenceIds().stream()).toList());
    var all = new History(tracks.stream().flatMap(FaultRun::operations).toList());
    var result =
        new Result(
            setup,
            cluster.describeNetwork(),
            all.outcomes(),
            verdicts(rows, heal, own),
            Recovery.gaps(underLoad(all)),
            Recovery.from(underLoad(all), heal),
            done,
            revived);
    System.out.println(result.tableRow());
    System.out.println("back after the last fault: " + result.back());
    if (!result.isValid()) {
      System.out.println(result);
      System.out.println(Archive.save(cluster.folder(), result, tracks, rows));
    }
    return result;
  }

  /** Final reads come one after the other, and a gap before one would be the harness's own. */
  private static History underLoad(History all) {
    return new History(all.operations().stream().filter(o -> o.kind() != Kind.FINAL_READ).toList());
  }

  private static Stream<Operation> operations(Track track) {
    return track.history().operations().stream();
  }

  private Map<String, Verdict> verdicts(
      List<JournalRow> rows, long heal, Map<String, Verdict> own) {
    var verdicts = new LinkedHashMap<String, Verdict>();
    verdicts.put("append set", AppendSet.check(tracks.get(0).history()));
    verdicts.put("register", Register.check(tracks.get(1).history(), NullNode.getInstance()));
    verdicts.put("counter", Counter.check(tracks.get(2).history()));
    verdicts.put("single writer", SingleWriter.check(rows, acknowledgements()));
    verdicts.put("recovery", recovery(heal));
    verdicts.putAll(own);
    return verdicts;
  }

  private List<Acknowledgement> acknowledgements() {
    return tracks.stream().flatMap(track -> track.acknowledgements().stream()).toList();
  }
}
