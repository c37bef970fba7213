package io.evenkeel.multijvm.faults.run;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.faults.nemesis.Fault.LeaseEdit;
import io.evenkeel.multijvm.faults.nemesis.Link;
import io.evenkeel.multijvm.faults.nemesis.Targets;
import io.evenkeel.multijvm.process.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of processes as a nemesis sees it. Its method {@link #revive} is what a supervisor of
 * the operating system does, and may be called by another thread.
 */
final class ClusterTargets implements Targets {

  private static final int MENDING_ROUNDS = 8;
  private static final Duration LEAVE = Duration.ofSeconds(40);

  private final Cluster cluster;
  private final Consumer<Runnable> quietly;
  private final Set<Integer> ended = ConcurrentHashMap.newKeySet();
  private final Set<Integer> paused = ConcurrentHashMap.newKeySet();
  private Set<Link> cut = Set.of();
  private @Nullable Node replaced;
  private int lastOldest;

  /**
   * Nothing is broken yet.
   *
   * @param quietly carries an action out when nothing was written just before: killed, the local
   *     database gives up what was, see decision 0007
   */
  ClusterTargets(Cluster cluster, Consumer<Runnable> quietly) {
    this.cluster = cluster;
    this.quietly = quietly;
  }

  @Override
  public int nodes() {
    return cluster.nodes().size();
  }

  @Override
  public int oldest() {
    for (int i = 0; i < nodes(); i++) {
      if (!ended.contains(i) && !paused.contains(i)) {
        var answer = cluster.node(i).api().tryGet("/v1/cluster");
        var address = answer.map(a -> a.body().at("/members/0/address").asText()).orElse("");
        if (!address.isEmpty()) {
          lastOldest = nodeAt(address);
          return lastOldest;
        }
      }
    }
    return lastOldest;
  }

  @Override
  public void kill(int node) {
    ended.add(node);
    var target = cluster.node(node);
    synchronized (target) {
      target.kill();
    }
  }

  @Override
  public void terminate(int node) {
    ended.add(node);
    var target = cluster.node(node);
    synchronized (target) {
      if (target.process().isAlive()) {
        target.process().send(Signal.TERM);
        awaitLeft(target);
      }
    }
  }

  /** One that does not leave is killed, so that it can be started again, and told of. */
  private static void awaitLeft(Node target) {
    try {
      target.awaitEnd(LEAVE);
    } catch (AssertionError stillRuns) {
      target.kill();
      throw new IllegalStateException(target.spec().name() + " did not leave in " + LEAVE);
    }
  }

  @Override
  public void start(int node) {
    restartIfEnded(cluster.node(node));
    ended.remove(node);
  }

  @Override
  public void pause(int node) {
    paused.add(node);
    signal(node, Signal.STOP);
  }

  @Override
  public void resume(int node) {
    signal(node, Signal.CONT);
    paused.remove(node);
  }

  private void signal(int node, Signal signal) {
    var target = cluster.node(node);
    synchronized (target) {
      if (target.process().isAlive()) {
        target.process().send(signal);
      }
    }
  }

  @Override
  public void cut(Set<Link> links) {
    if (!links.equals(cut)) {
      cluster.network().heal();
      cluster.network().cut(links.stream().map(ClusterTargets::link).collect(Collectors.toSet()));
      cut = Set.copyOf(links);
    }
  }

  private static io.evenkeel.multijvm.net.Link link(Link link) {
    return new io.evenkeel.multijvm.net.Link(link.from(), link.to());
  }

  @Override
  public void lose(Map<Integer, Integer> percentByNode) {
    percentByNode.forEach((node, percent) -> cluster.network().loss(percent, node));
    if (!percentByNode.isEmpty()) {
      // a later change of the network has to begin with a heal
      cut = Set.of(new Link(-1, -1));
    }
  }

  @Override
  public void shiftClock(int node, long millis) {
    Clocks.of(cluster, cluster.node(node).spec()).shift(millis);
  }

  @Override
  public void replace(int node) {
    pause(node);
    replaced = cluster.replace(node);
    paused.remove(node);
  }

  @Override
  public void wakeReplaced() {
    var old = replaced;
    if (old != null && old.process().isAlive()) {
      old.resume();
    }
  }

  @Override
  public void editLeases(LeaseEdit.Rows rows) {
    LeaseHand.edit(cluster, rows);
  }

  /**
   * Until nobody asks for it any more: a restart moves shards whose rows nobody has looked at yet.
   */
  @Override
  public void mendLeases() {
    var asking = LeaseHand.mend(cluster);
    for (int round = 1; !asking.isEmpty(); round++) {
      if (round > MENDING_ROUNDS) {
        throw new IllegalStateException("still not mended: nodes " + asking);
      }
      asking.forEach(this::terminate);
      asking.forEach(this::start);
      asking.forEach(node -> cluster.node(node).awaitReady());
      asking = LeaseHand.mend(cluster);
    }
  }

  @Override
  public void killCassandra(int node) {
    if (cluster.database().size() == 1) {
      quietly.accept(() -> cluster.database().kill());
    } else {
      cluster.database().server(node).kill();
    }
  }

  @Override
  public void startCassandra(int node) {
    cluster.database().server(node).restartUnlessItServes();
  }

  @Override
  public void pauseCassandra(int node) {
    cluster.database().server(node).pause();
  }

  @Override
  public void resumeCassandra(int node) {
    cluster.database().server(node).resume();
  }

  @Override
  public void fillDisk(int node) {
    long bytes = cluster.database().server(node).disk().orElseThrow().fill();
    System.out.println("the disk of server " + node + " is full, with " + bytes + " bytes");
  }

  /** A server that does not serve any more is started again. */
  @Override
  public void freeDisk(int node) {
    var server = cluster.database().server(node);
    server.disk().orElseThrow().free();
    System.out.println("with a full disk, server " + node + " served: " + server.serves());
    server.restartUnlessItServes();
  }

  /** Starts again the nodes that have ended by themselves, as a downed one does. */
  List<String> revive() {
    List<String> revived = new ArrayList<>();
    for (int i = 0; i < nodes(); i++) {
      var node = cluster.node(i);
      if (!ended.contains(i) && restartIfEnded(node)) {
        revived.add(node.spec().name());
      }
    }
    return revived;
  }

  private static boolean restartIfEnded(Node node) {
    synchronized (node) {
      boolean restart = !node.process().isAlive();
      if (restart) {
        node.restart();
      }
      return restart;
    }
  }

  private int nodeAt(String address) {
    for (int i = 0; i < nodes(); i++) {
      if (cluster.node(i).spec().address().equals(address)) {
        return i;
      }
    }
    throw new IllegalStateException("no node is at '" + address + "'");
  }
}
