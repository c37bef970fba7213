package io.evenkeel.http.bench.anomaly;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of this thread for rows. */
final class StreamCost {

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long nanos;
  private long rows;
  private long began;

  void begin() {
    began = threads.getCurrentThreadCpuTime();
  }

  void end(int more) {
    nanos += threads.getCurrentThreadCpuTime() - began;
    rows += more;
  }

  double microsOfRow() {
    return rows == 0 ? Double.NaN : nanos / 1e3 / rows;
  }
}
