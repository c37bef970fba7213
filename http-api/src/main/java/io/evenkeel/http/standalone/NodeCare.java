package io.evenkeel.http.standalone;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Looks after one node of a running local cluster: says that it has ended and when to start it
 * again. A node that was ordered to leave stays away. On one thread.
 */
final class NodeCare {

  /** The exit code after an ordered leave; a signal, a crash and a downing have others. */
  private static final int LEFT = 0;

  private final Layout layout;
  private final Consumer<String> progress;
  private LocalNode node;
  private Restarts restarts = Restarts.NONE;
  private boolean serves;
  private long servesSince;
  private boolean ended;
  private boolean staysAway;
  private long startAt;

  /**
   * Of a node.
   *
   * @param serves whether it takes work already
   */
  NodeCare(
      LocalNode node, Layout layout, Consumer<String> progress, boolean serves, long nowNanos) {
    this.serves = serves;
    this.node = node;
    this.layout = layout;
    this.progress = progress;
    this.servesSince = nowNanos;
  }

  /** Whether it has to be started now; {@link #started} has to follow then. */
  boolean isDue(long nowNanos) {
    if (staysAway) {
      return false;
    }
    if (node.isAlive()) {
      lookWhetherItServes(nowNanos);
      return false;
    }
    if (!ended) {
      ended = true;
      onEnd(nowNanos);
    }
    return !staysAway && nowNanos - startAt >= 0 && !Hold.isSet(layout.nodeHold(index()));
  }

  /** Whether it has left, or ended too often. */
  boolean staysAway() {
    return staysAway;
  }

  void started(LocalNode again) {
    node = again;
    ended = false;
    serves = false;
    progress.accept(name() + " is started again");
  }

  private int index() {
    return node.plan().index();
  }

  private String name() {
    return node.plan().name();
  }

  private void lookWhetherItServes(long nowNanos) {
    if (!serves && node.isReady()) {
      serves = true;
      servesSince = nowNanos;
      progress.accept(name() + " takes work at " + node.plan().url());
    }
  }

  private void onEnd(long nowNanos) {
    if (node.exitCode() == LEFT) {
      staysAway = true;
      progress.accept(name() + " has left");
      return;
    }
    restarts = restarts.ended(serves ? Duration.ofNanos(nowNanos - servesSince) : Duration.ZERO);
    progress.accept(name() + " has ended with code " + node.exitCode() + "; see " + node.log());
    var pause = restarts.pause();
    if (pause.isEmpty()) {
      staysAway = true;
      progress.accept(
          name() + " is not started again: it ended " + restarts.inARow() + " times in a row");
    }
    startAt = nowNanos + pause.orElse(Duration.ZERO).toNanos();
  }
}
