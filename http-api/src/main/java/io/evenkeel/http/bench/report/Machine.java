package io.evenkeel.http.bench.report;

/** What a benchmark ran on: the client's machine, often the servers' too. */
public record Machine(String os, String arch, int processors, long maxHeapMegabytes, String java) {

  public static Machine here() {
    var runtime = Runtime.getRuntime();
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        runtime.availableProcessors(),
        runtime.maxMemory() >> 20,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
  }
}
