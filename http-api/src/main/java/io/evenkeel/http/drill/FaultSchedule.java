package io.evenkeel.http.drill;

import io.evenkeel.http.standalone.StartFailed;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a running local cluster at planned times, on a thread of its own, and mends it: also when
 * it is closed before that, or this process is told to end.
 */
public final class FaultSchedule implements AutoCloseable {

  private final Path data;
  private final List<URI> nodes;
  private final Victim victim;
  private final List<PlannedFault> plan;
  private final Consumer<String> progress;
  private final List<FaultSeen> seen = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread healing = new Thread(this::heal, "heal");
  private @Nullable Fault open;
  private @Nullable Thread thread;

  private FaultSchedule(
      Path data,
      List<URI> nodes,
      Victim victim,
      List<PlannedFault> plan,
      Consumer<String> progress) {
    this.data = data;
    this.nodes = List.copyOf(nodes);
    this.victim = victim;
    this.plan = List.copyOf(plan);
    this.progress = progress;
  }

  /**
   * Checks that the first fault could be injected now; breaks nothing.
   *
   * @param data folder of the running cluster
   * @param progress told what is done, on another thread
   * @throws DrillFailed saying what is missing
   * @throws StartFailed when no cluster runs there
   * @throws IllegalStateException when there is no such victim
   */
  public static FaultSchedule prepare(
      Path data,
      List<URI> nodes,
      Victim victim,
      List<PlannedFault> plan,
      Consumer<String> progress) {
    var cluster = EvenkeelCluster.on(data, nodes.get(0));
    var members = cluster.members();
    var urls = members.stream().map(member -> URI.create(member.url())).toList();
    plan.forEach(fault -> cluster.fault(fault.kind(), victim.among(members), members));
    var schedule = new FaultSchedule(data, urls, victim, plan, progress);
    Runtime.getRuntime().addShutdownHook(schedule.healing);
    return schedule;
  }

  /** Starts the clock: second 0 of the plan is at this {@link System#nanoTime}. */
  public void begin(long zeroNanos) {
    var runner = new Thread(() -> run(zeroNanos), "faults");
    runner.setDaemon(true);
    thread = runner;
    runner.start();
  }

  private void run(long zeroNanos) {
    for (var fault : plan) {
      if (waitUntil(zeroNanos, fault.atSeconds())) {
        return;
      }
      try {
        carryOut(fault, zeroNanos);
      } catch (DrillFailed | StartFailed | IllegalStateException failure) {
        missed(fault, zeroNanos, String.valueOf(failure.getMessage()));
      }
    }
  }

  private void carryOut(PlannedFault planned, long zeroNanos) {
    var cluster = EvenkeelCluster.on(data, answering());
    var members = cluster.members();
    var hit = victim.among(members);
    var fault = cluster.fault(planned.kind(), hit, members);
    var node = planned.kind() == DrillKind.CASSANDRA ? "cassandra" : "node-" + hit.index();
    if (!inject(fault)) {
      return;
    }
    double at = seconds(zeroNanos);
    add(new FaultSeen(planned.kind().text(), node, at, Double.NaN, ""));
    progress.accept(planned.kind().text() + " of " + node);
    waitUntil(zeroNanos, at + planned.lastsSeconds());
    heal();
    var healed = new FaultSeen(planned.kind().text(), node, at, seconds(zeroNanos), "");
    replaceLast(healed);
    progress.accept("the " + planned.kind().text() + " of " + node + " is over");
  }

  /** The first node that answers, as the one that was asked before may be away. */
  private URI answering() {
    return nodes.stream()
        .filter(node -> new NodeApi(node).membersNow().isPresent())
        .findFirst()
        .orElseThrow(() -> new DrillFailed("no node answers, so nothing more is broken"));
  }

  private synchronized boolean inject(Fault fault) {
    if (stopped.getCount() == 0) {
      return false;
    }
    open = fault;
    fault.inject();
    return true;
  }

  private synchronized void heal() {
    var broken = open;
    open = null;
    if (broken != null) {
      broken.heal();
    }
  }

  private void missed(PlannedFault fault, long zeroNanos, String why) {
    add(new FaultSeen(fault.kind().text(), "", seconds(zeroNanos), Double.NaN, why));
    progress.accept("the " + fault.kind().text() + " failed: " + why);
  }

  private synchronized void add(FaultSeen fault) {
    seen.add(fault);
  }

  private synchronized void replaceLast(FaultSeen fault) {
    seen.set(seen.size() - 1, fault);
  }

  private static double seconds(long zeroNanos) {
    return (System.nanoTime() - zeroNanos) / 1e9;
  }

  /** Whether it was stopped meanwhile. */
  private boolean waitUntil(long zeroNanos, double seconds) {
    long nanos = (long) (seconds * 1e9) - (System.nanoTime() - zeroNanos);
    try {
      return stopped.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** What has happened so far. */
  public synchronized List<FaultSeen> seen() {
    return List.copyOf(seen);
  }

  /** Heals what is broken and breaks nothing more. Blocks shortly. */
  @Override
  public void close() {
    stopped.countDown();
    heal();
    try {
      if (thread != null) {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      }
      Runtime.getRuntime().removeShutdownHook(healing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException ending) {
      // the process ends: the hook runs, and finds nothing to heal
    }
  }
}
