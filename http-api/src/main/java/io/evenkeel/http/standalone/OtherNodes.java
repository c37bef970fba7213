package io.evenkeel.http.standalone;

import java.util.List;

/** Nodes that are measured beside ours, on the same Cassandra. Used by one thread. */
interface OtherNodes {

  /**
   * Starts the processes and blocks until all take work.
   *
   * @return their URLs
   * @throws StartFailed when one does not
   */
  List<String> start();

  /** Ends the processes, the last first. */
  void stop();
}
