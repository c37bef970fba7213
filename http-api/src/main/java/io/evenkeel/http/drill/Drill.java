package io.evenkeel.http.drill;

import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.standalone.Pause;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One drill, from a sound cluster to a sound cluster. Used once, by one thread, which it blocks for
 * about the time of the load and a minute.
 */
public final class Drill {

  private final DrillSettings settings;
  private final DrilledCluster cluster;
  private final Consumer<String> progress;
  private final Consumer<Tick> ticks;
  private final Ledger ledger;

  private Drill(
      DrillSettings settings,
      DrilledCluster cluster,
      Consumer<String> progress,
      Consumer<Tick> ticks) {
    this.settings = settings;
    this.cluster = cluster;
    this.ledger = new Ledger(System::currentTimeMillis, cluster::request);
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
    return on(EvenkeelCluster.on(settings.data(), settings.url()), settings, progress, ticks);
  }

  /** As above, on a cluster of any make. */
  static DrillResult on(
      DrilledCluster cluster,
      DrillSettings settings,
      Consumer<String> progress,
      Consumer<Tick> ticks) {
    return new Drill(settings, cluster, progress, ticks).run();
  }

  private DrillResult run() {
    var members = cluster.members();
    var victim = settings.victim().among(members);
    var survivors =
        members.stream()
            .filter(member -> isDatabase() || !member.equals(victim))
            .map(member -> URI.create(member.url()))
            .toList();
    var fault = cluster.fault(settings.kind(), victim, members);
    var node = survivors.get(0);
    progress.accept(Opening.fill(ledger, settings, first -> cluster.add(node, first), victim));
    var healing = new Thread(fault::heal, "heal");
    Runtime.getRuntime().addShutdownHook(healing);
    try {
      var hit = hit(fault, victim, survivors);
      long ended = System.nanoTime();
      fault.heal();
      progress.accept("waiting until all " + members.size() + " nodes are back");
      cluster.awaitAll(members.size(), victim, node);
      var healed = Duration.ofNanos(System.nanoTime() - ended);
      progress.accept("reading " + ledger.ids().size() + " counters");
      return findings(victim, node).of(hit, ledger, healed);
    } finally {
      fault.heal();
      Runtime.getRuntime().removeShutdownHook(healing);
    }
  }

  private Hit hit(Fault fault, Member victim, List<URI> survivors) {
    try (var load = BackgroundLoad.start(ledger, settings, survivors, ticks)) {
      Pause.millis(settings.warmup().toMillis());
      var affected =
          isDatabase() ? ledger.ids() : cluster.livingOn(victim, ledger.ids(), survivors.get(0));
      progress.accept(settings.kind().text() + " of " + name(victim));
      long injectedAt = System.currentTimeMillis();
      fault.inject();
      if (settings.kind().lasts()) {
        pauseUntil(injectedAt + settings.pause().toMillis());
        fault.heal();
        progress.accept("the " + settings.kind().text() + " is over");
      }
      pauseUntil(injectedAt + settings.load().toMillis());
      long sentAgain = load.finish();
      long endedAt = System.currentTimeMillis();
      var seen = cluster.timeline(survivors, injectedAt);
      return new Hit(injectedAt, endedAt, affected, sentAgain, seen);
    }
  }

  private static void pauseUntil(long epochMillis) {
    Pause.millis(Math.max(0, epochMillis - System.currentTimeMillis()));
  }

  private Findings findings(Member victim, URI node) {
    return new Findings(
        settings.kind(),
        name(victim),
        victim,
        cluster::shard,
        id -> cluster.verify(ledger, id, node));
  }

  private boolean isDatabase() {
    return settings.kind() == DrillKind.CASSANDRA;
  }

  private String name(Member victim) {
    return isDatabase() ? "cassandra" : "node-" + victim.index();
  }
}
