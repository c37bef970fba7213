package io.evenkeel.http.drill;

import akka.cluster.sharding.typed.HashCodeMessageExtractor;
import io.evenkeel.core.view.TimelineEntry;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.standalone.Pause;
import io.evenkeel.http.standalone.RunningCluster;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One drill, from a sound cluster to a sound cluster. Used once, by one thread, which it blocks for
 * about the time of the load and a minute.
 */
public final class Drill {

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
    var fault = Faults.of(settings.kind(), cluster, victim, members);
    var node = new NodeApi(survivors.get(0));
    progress.accept(Opening.fill(ledger, settings, node, victim));
    var healing = new Thread(fault::heal, "heal");
    Runtime.getRuntime().addShutdownHook(healing);
    try {
      var hit = hit(fault, victim, survivors);
      long ended = System.nanoTime();
      fault.heal();
      progress.accept("waiting until all " + members.size() + " nodes are back");
      Members.awaitAll(members.size(), survivors.get(0), cluster);
      var healed = Duration.ofNanos(System.nanoTime() - ended);
      progress.accept("reading the events of " + ledger.ids().size() + " counters");
      return new Findings(settings.kind(), name(victim), victim, shards(victim), node::amounts)
          .of(hit, ledger, healed);
    } finally {
      fault.heal();
      Runtime.getRuntime().removeShutdownHook(healing);
    }
  }

  private Hit hit(Fault fault, Member victim, List<URI> survivors) {
    try (var load = BackgroundLoad.start(ledger, settings, survivors, ticks)) {
      Pause.millis(settings.warmup().toMillis());
      var affected = affected(new NodeApi(survivors.get(0)), victim);
      progress.accept(settings.kind().text() + " of " + name(victim));
      long injectedAt = System.currentTimeMillis();
      fault.inject();
      if (settings.kind().lasts()) {
        pauseUntil(injectedAt + settings.pause().toMillis());
        fault.heal();
        progress.accept("the " + settings.kind().text() + " is over");
      }
      pauseUntil(injectedAt + settings.load().toMillis());
      load.finish();
      long endedAt = System.currentTimeMillis();
      return new Hit(injectedAt, endedAt, affected, seen(survivors, injectedAt));
    }
  }

  private static void pauseUntil(long epochMillis) {
    Pause.millis(Math.max(0, epochMillis - System.currentTimeMillis()));
  }

  private Set<String> affected(NodeApi node, Member victim) {
    if (isDatabase()) {
      return ledger.ids();
    }
    var owned = new HashSet<>(ledger.ids());
    owned.removeIf(id -> !node.owner(id).equals(victim.url()));
    return owned;
  }

  private static List<TimelineEntry> seen(List<URI> survivors, long since) {
    var seen = new ArrayList<TimelineEntry>();
    survivors.forEach(url -> seen.addAll(new NodeApi(url).timeline(since)));
    return seen;
  }

  private Function<String, String> shards(Member victim) {
    int count = cluster.config(victim.index()).getInt("evenkeel.entity.number-of-shards");
    return new HashCodeMessageExtractor<Void>(count)::shardId;
  }

  private boolean isDatabase() {
    return settings.kind() == DrillKind.CASSANDRA;
  }

  private String name(Member victim) {
    return isDatabase() ? "cassandra" : "node-" + victim.index();
  }
}
