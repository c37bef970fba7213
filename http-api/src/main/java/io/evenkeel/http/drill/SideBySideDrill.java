package io.evenkeel.http.drill;

import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.standalone.PlainAkka;
import io.evenkeel.http.standalone.PlainAkkaNodes;
import io.evenkeel.http.standalone.TemporaryCluster;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The same drill on three nodes of Evenkeel and on three of plain Akka, in turns, on one Cassandra
 * and with the same JVM options, so that all meet the same weather on the machine. All run for the
 * whole time; only the one that is drilled has load. Used once, by one thread; {@link #close} may
 * come from a shutdown hook.
 */
public final class SideBySideDrill implements AutoCloseable {

  private static final int NODES = 3;

  /** One of the systems, and what was found so far. */
  private record Turn(
      String name,
      String times,
      DrilledCluster cluster,
      DrillSettings settings,
      List<DrillResult> found) {}

  private final DrillSettings asked;
  private final List<PlainAkka> against;
  private final Consumer<String> progress;
  private final List<AutoCloseable> running = new ArrayList<>();
  private boolean closed;

  private SideBySideDrill(DrillSettings asked, List<PlainAkka> against, Consumer<String> progress) {
    this.asked = asked;
    this.against = against;
    this.progress = progress;
  }

  /**
   * On paper; nothing runs yet.
   *
   * @param asked its folder and URL are not used
   * @throws IllegalArgumentException when the drill cannot be compared
   */
  public static SideBySideDrill of(
      DrillSettings asked, List<PlainAkka> against, Consumer<String> progress) {
    against.forEach(variant -> PlainAkkaTimes.of(asked, variant));
    return new SideBySideDrill(asked, List.copyOf(against), progress);
  }

  /**
   * Starts everything and blocks for all drills.
   *
   * @param repeat how often each system is drilled, at least 1
   * @param ticks told how the load goes, every second, on another thread
   * @throws DrillFailed when it cannot be carried out
   * @throws io.evenkeel.http.standalone.StartFailed when something does not start
   */
  public SideBySideReport run(int repeat, Consumer<Tick> ticks) {
    var startedAt = Instant.now();
    var turns = start();
    for (int round = 1; round <= repeat; round++) {
      for (var turn : turns) {
        progress.accept("round " + round + ": " + turn.name);
        turn.found.add(Drill.on(turn.cluster, turn.settings, progress, ticks));
      }
    }
    return new SideBySideReport(
        turns.stream()
            .map(
                turn ->
                    new SideBySideReport.Drilled(
                        turn.name,
                        turn.times,
                        new DrillReport(turn.settings, startedAt, turn.found)))
            .toList());
  }

  private List<Turn> start() {
    var ours = TemporaryCluster.start(NODES, List.of(), progress);
    keep(ours);
    var url = URI.create(ours.urls().get(0));
    var turns = new ArrayList<Turn>();
    var cluster = EvenkeelCluster.on(ours.data(), url);
    turns.add(new Turn("Evenkeel", "profile fast", cluster, asked, new ArrayList<>()));
    for (var variant : against) {
      progress.accept("starting " + variant.title());
      var nodes = PlainAkkaNodes.beside(ours, variant);
      keep(nodes::stop);
      var unused = nodes.start();
      turns.add(
          new Turn(
              variant.title(),
              variant.settings(),
              new PlainAkkaCluster(nodes),
              PlainAkkaTimes.of(asked, variant),
              new ArrayList<>()));
    }
    return turns;
  }

  private synchronized void keep(AutoCloseable started) {
    running.add(0, started);
    if (closed) {
      throw new DrillFailed("stopped while starting");
    }
  }

  /** Ends all that was started, the last first. Can be called twice. */
  @Override
  public synchronized void close() {
    closed = true;
    for (var started : running) {
      try {
        started.close();
      } catch (Exception e) {
        progress.accept("something did not stop: " + e.getMessage());
      }
    }
    running.clear();
  }
}
