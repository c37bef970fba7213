package io.evenkeel.http.drill;

import akka.cluster.sharding.typed.HashCodeMessageExtractor;
import io.evenkeel.core.view.TimelineEntry;
import io.evenkeel.http.bench.load.Arrivals;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.RetryRule;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.standalone.Pause;
import io.evenkeel.http.standalone.RunningCluster;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * One drill, from a sound cluster to a sound cluster. Used once, by one thread, which it blocks for
 * about the time of the load and a minute.
 */
public final class Drill {

  private static final int CONNECTIONS = 256;
  private static final Duration ATTEMPT = Duration.ofSeconds(1);
  private static final RetryRule RETRY =
      new RetryRule(200, Duration.ofSeconds(60), Duration.ofMillis(200));
  private static final String TYPE = "counter";

  /** Counters tried until enough of them live where they should. */
  private static final int TRIES_PER_ENTITY = 40;

  private final DrillSettings settings;
  private final RunningCluster cluster;
  private final Consumer<String> progress;
  private final Consumer<Tick> ticks;
  private final Ledger ledger = new Ledger(System::currentTimeMillis);

  private Drill(DrillSettings settings, Consumer<String> progress, Consumer<Tick> ticks) {
    this.settings = settings;
    this.cluster = RunningCluster.on(settings.data());
    this.progress = progress;
    this.ticks = ticks;
  }

  /**
   * Carries a drill out; heals the cluster in any case, also when this process is told to end.
   *
   * @param progress told what is done
   * @param ticks told how the load goes, every second, on another thread
   * @throws DrillFailed when it cannot be carried out
   * @throws io.evenkeel.http.standalone.StartFailed when no local cluster runs on the data folder
   */
  public static DrillResult run(
      DrillSettings settings, Consumer<String> progress, Consumer<Tick> ticks) {
    return new Drill(settings, progress, ticks).run();
  }

  private DrillResult run() {
    var members = Members.sound(new NodeApi(settings.url()), cluster);
    var victim = settings.victim().among(members);
    var survivors =
        members.stream()
            .filter(member -> isDatabase() || !member.equals(victim))
            .map(member -> URI.create(member.url()))
            .toList();
    var fault = Faults.of(settings.kind(), cluster, victim);
    var node = new NodeApi(survivors.get(0));
    open(node, victim);
    var healing = new Thread(fault::heal, "heal");
    Runtime.getRuntime().addShutdownHook(healing);
    try {
      var hit = underLoad(fault, victim, survivors, node);
      long loadEnded = System.nanoTime();
      fault.heal();
      progress.accept("waiting until all " + members.size() + " nodes are back");
      Members.awaitAll(members.size(), survivors.get(0), cluster);
      return result(hit, victim, survivors, Duration.ofNanos(System.nanoTime() - loadEnded));
    } finally {
      fault.heal();
      Runtime.getRuntime().removeShutdownHook(healing);
    }
  }

  private record Hit(
      long injectedAt, long endedAt, Set<String> affected, List<TimelineEntry> seen) {}

  /** Counters on the node that will be hit, and some on the others. */
  private void open(NodeApi node, Member victim) {
    var run = "drill-" + Long.toString(System.currentTimeMillis(), 36) + "-";
    int there = 0;
    int elsewhere = 0;
    int tries = TRIES_PER_ENTITY * (settings.entities() + settings.control());
    for (int i = 0; there < settings.entities() || elsewhere < settings.control(); i++) {
      if (i == tries) {
        throw new DrillFailed(
            "only %d of %d counters live on node-%d".formatted(there, i, victim.index()));
      }
      var id = run + i;
      boolean onVictim = node.add(new CounterCommand(id, 1)).equals(victim.url());
      if (onVictim ? there < settings.entities() : elsewhere < settings.control()) {
        ledger.open(id);
        there += onVictim ? 1 : 0;
        elsewhere += onVictim ? 0 : 1;
      }
    }
    ledger.shuffle(new Random(settings.seed()));
    progress.accept(
        there + " counters on node-" + victim.index() + ", " + elsewhere + " elsewhere");
  }

  private Hit underLoad(Fault fault, Member victim, List<URI> survivors, NodeApi node) {
    var load = CompletableFuture.supplyAsync(() -> load(survivors), Drill::onThreadOfItsOwn);
    Pause.millis(settings.warmup().toMillis());
    var affected = owned(node, victim);
    progress.accept(settings.kind().text() + " of " + name(victim));
    long injectedAt = System.currentTimeMillis();
    fault.inject();
    if (settings.kind().lasts()) {
      Pause.millis(settings.pause().toMillis());
      progress.accept("the fault ends");
      fault.heal();
    }
    finished(load);
    var seen = new ArrayList<TimelineEntry>();
    survivors.forEach(url -> seen.addAll(new NodeApi(url).timeline(injectedAt)));
    return new Hit(injectedAt, System.currentTimeMillis(), affected, seen);
  }

  private Set<String> owned(NodeApi node, Member victim) {
    var owned = new HashSet<String>();
    for (var id : ledger.ids()) {
      if (isDatabase() || node.owner(id).equals(victim.url())) {
        owned.add(id);
      }
    }
    return owned;
  }

  private LoadResult load(List<URI> survivors) {
    var load =
        LoadSettings.of(survivors, CONNECTIONS)
            .withTimes(settings.warmup(), settings.load())
            .withRetry(ATTEMPT, RETRY);
    return LoadClient.openLoop(load, Arrivals.constant(settings.rate()), ledger, ledger, ticks);
  }

  private static void onThreadOfItsOwn(Runnable task) {
    var thread = new Thread(task, "drill-load");
    thread.setDaemon(true);
    thread.start();
  }

  private static void finished(CompletableFuture<LoadResult> load) {
    try {
      load.join();
    } catch (CompletionException e) {
      throw new DrillFailed("the load failed: " + e.getCause(), e);
    }
  }

  private DrillResult result(Hit hit, Member victim, List<URI> survivors, Duration healing) {
    var gaps = new ArrayList<Gap>();
    var verified = ExactlyOnce.NOTHING;
    var node = new NodeApi(survivors.get(0));
    progress.accept("reading the events of " + ledger.ids().size() + " counters");
    for (var id : ledger.ids()) {
      var replies = ledger.replies(id, hit.injectedAt);
      gaps.add(Gap.longest(id, hit.affected.contains(id), replies, hit.endedAt - hit.injectedAt));
      verified = verified.plus(ledger.check(id, node.amounts(id)));
    }
    var slowest = slowest(gaps);
    return new DrillResult(
        settings.kind(),
        name(victim),
        victim.oldest(),
        Instant.ofEpochMilli(hit.injectedAt),
        slowest.map(gap -> budget(gap, hit, victim)).orElse(Budget.NONE),
        slowest.map(Gap::entity).orElse(""),
        gaps,
        verified,
        ledger.unanswered(),
        healing.toMillis());
  }

  private static Optional<Gap> slowest(List<Gap> gaps) {
    return gaps.stream()
        .filter(gap -> gap.affected() && gap.ended())
        .max(Comparator.comparing(Gap::toMillis));
  }

  private Budget budget(Gap gap, Hit hit, Member victim) {
    int shards = cluster.config(victim.index()).getInt("evenkeel.entity.number-of-shards");
    var shard = new HashCodeMessageExtractor<Void>(shards).shardId(gap.entity());
    var of =
        new Budget.Case(
            hit.injectedAt, victim.address(), TYPE, shard, hit.injectedAt + gap.toMillis());
    return Budget.of(of, hit.seen);
  }

  private boolean isDatabase() {
    return settings.kind() == DrillKind.CASSANDRA;
  }

  private String name(Member victim) {
    return isDatabase() ? "cassandra" : "node-" + victim.index();
  }
}
