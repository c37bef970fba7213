package io.evenkeel.multijvm.faults.nemesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Remembers what was done, and what is wrong at this moment. */
final class RecordingTargets implements Targets {

  private final int nodes;
  private final List<String> calls = new ArrayList<>();
  private final Set<String> broken = new TreeSet<>();
  private String refused = "";

  RecordingTargets(int nodes) {
    this.nodes = nodes;
  }

  List<String> calls() {
    return calls;
  }

  /** Empty when all is well. */
  Set<String> broken() {
    return broken;
  }

  /** Throws at this call. */
  void refuse(String call) {
    refused = call;
  }

  @Override
  public int nodes() {
    return nodes;
  }

  @Override
  public int oldest() {
    return 2;
  }

  @Override
  public void kill(int node) {
    call("kill " + node);
    broken.add("down " + node);
  }

  @Override
  public void terminate(int node) {
    call("terminate " + node);
    broken.add("down " + node);
  }

  @Override
  public void start(int node) {
    call("start " + node);
    broken.remove("down " + node);
  }

  @Override
  public void pause(int node) {
    call("pause " + node);
    broken.add("paused " + node);
  }

  @Override
  public void resume(int node) {
    call("resume " + node);
    broken.remove("paused " + node);
  }

  @Override
  public void cut(Set<Link> links) {
    var sorted = links.stream().map(Link::toString).sorted().collect(Collectors.joining(" "));
    call("cut [" + sorted + "]");
    set("cut", !links.isEmpty());
  }

  @Override
  public void lose(Map<Integer, Integer> percentByNode) {
    call("lose " + new TreeMap<>(percentByNode));
    set("loss", !percentByNode.isEmpty());
  }

  @Override
  public void shiftClock(int node, long millis) {
    call("clock " + node + " " + millis);
    set("clock " + node, millis != 0);
  }

  @Override
  public void replace(int node) {
    call("replace " + node);
    broken.add("replaced");
  }

  @Override
  public void wakeReplaced() {
    call("wake replaced");
    broken.remove("replaced");
  }

  @Override
  public void editLeases(Fault.LeaseEdit.Rows rows) {
    call("leases " + rows);
    broken.add("leases");
  }

  @Override
  public void mendLeases() {
    call("mend leases");
    broken.remove("leases");
  }

  @Override
  public void killCassandra(int node) {
    call("kill cassandra " + node);
    broken.add("cassandra down " + node);
  }

  @Override
  public void startCassandra(int node) {
    call("start cassandra " + node);
    broken.remove("cassandra down " + node);
  }

  @Override
  public void pauseCassandra(int node) {
    call("pause cassandra " + node);
    broken.add("cassandra paused " + node);
  }

  @Override
  public void resumeCassandra(int node) {
    call("resume cassandra " + node);
    broken.remove("cassandra paused " + node);
  }

  @Override
  public void fillDisk(int node) {
    call("fill disk " + node);
    broken.add("full " + node);
  }

  @Override
  public void freeDisk(int node) {
    call("free disk " + node);
    broken.remove("full " + node);
  }

  private void call(String call) {
    if (call.equals(refused)) {
      throw new IllegalStateException("cannot " + call);
    }
    calls.add(call);
  }

  private void set(String what, boolean wrong) {
    if (wrong) {
      broken.add(what);
    } else {
      broken.remove(what);
    }
  }
}
