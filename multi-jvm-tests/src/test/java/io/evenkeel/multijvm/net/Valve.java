package io.evenkeel.multijvm.net;

import java.util.HashSet;
import java.util.Set;

/** Which links are cut; those who send wait here. Thread-safe. */
final class Valve {

  private final Set<Link> cut = new HashSet<>();
  private boolean closed;

  synchronized void shut(Set<Link> links) {
    cut.addAll(links);
  }

  synchronized void openAll() {
    cut.clear();
    notifyAll();
  }

  /** Lets nobody wait any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Blocks as long as the link is cut; false at the end. */
  synchronized boolean awaitOpen(Link link) throws InterruptedException {
    while (cut.contains(link) && !closed) {
      wait();
    }
    return !closed;
  }
}
