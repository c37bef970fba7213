package io.evenkeel.core.runtime.load;

import com.sun.management.OperatingSystemMXBean;
import io.evenkeel.core.view.NodeResources;
import java.io.File;
import java.lang.management.ManagementFactory;

/**
 * Reads what this process uses. The JVM knows the limits of its container (cgroup v1 and v2), and
 * so does this. For one reader.
 */
final class ResourceReader {

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final File disk = new File(".");
  private final double cores = Runtime.getRuntime().availableProcessors();
  private long lastNanos = System.nanoTime();
  private long lastCpuNanos = system.getProcessCpuTime();

  NodeResources read() {
    long now = System.nanoTime();
    long cpuNanos = system.getProcessCpuTime();
    double used = (cpuNanos - lastCpuNanos) / cores / Math.max(1, now - lastNanos);
    lastNanos = now;
    lastCpuNanos = cpuNanos;
    var runtime = Runtime.getRuntime();
    return new NodeResources(
        cores,
        share(used),
        share(system.getCpuLoad()),
        runtime.totalMemory() - runtime.freeMemory(),
        runtime.maxMemory(),
        system.getFreeMemorySize(),
        system.getTotalMemorySize(),
        disk.getUsableSpace(),
        disk.getTotalSpace());
  }

  /** What is not known is negative or no number. */
  private static double share(double value) {
    return value >= 0 ? Math.min(1, value) : 0;
  }
}
