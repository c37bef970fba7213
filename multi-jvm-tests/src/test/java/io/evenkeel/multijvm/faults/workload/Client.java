package io.evenkeel.multijvm.faults.workload;

/** The way to the cluster. */
@FunctionalInterface
public interface Client {

  /**
   * Sends a request once; blocks until there is an answer or the time for it is over, which the
   * implementation bounds. Does not throw.
   *
   * @param number 1 for the first attempt; later ones may go to another node
   */
  Attempt send(Request request, int number);
}
