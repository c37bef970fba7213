package io.evenkeel.http.bench.forecast;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used of processors, with compilers and collectors. */
final class CpuTime {

  private CpuTime() {}

  static double seconds() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof OperatingSystemMXBean known
        ? known.getProcessCpuTime() / 1e9
        : Double.NaN;
  }
}
