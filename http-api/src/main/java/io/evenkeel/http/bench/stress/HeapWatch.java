package io.evenkeel.http.bench.stress;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks each node for its heap from time to time, on a thread of its own. A node that does not say
 * is left out. Keeps at most some hundred samples of each.
 */
final class HeapWatch implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MOST_SAMPLES = 300;
  private static final String HEAP = "jvm_memory_used_bytes{";

  private final List<URI> nodes;
  private final double everySeconds;
  private final Map<URI, List<HeapSample>> samples = new LinkedHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  HeapWatch(List<URI> nodes, double lastsSeconds) {
    this.nodes = nodes;
    this.everySeconds = Math.max(1, lastsSeconds / MOST_SAMPLES);
    nodes.forEach(node -> samples.put(node, new ArrayList<>()));
  }

  /** Starts the clock. */
  void begin(long zeroNanos) {
    var thread = new Thread(() -> run(zeroNanos), "heap-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(long zeroNanos) {
    try {
      for (long i = 0; !waitUntil(zeroNanos, i * everySeconds); i++) {
        for (var node : nodes) {
          double at = (System.nanoTime() - zeroNanos) / 1e9;
          heap(node).ifPresent(bytes -> add(node, new HeapSample(at, bytes)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean waitUntil(long zeroNanos, double seconds) throws InterruptedException {
    long nanos = (long) (seconds * 1e9) - (System.nanoTime() - zeroNanos);
    return stopped.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  private OptionalDouble heap(URI node) throws InterruptedException {
    var request = HttpRequest.newBuilder(node.resolve("/metrics")).timeout(TIMEOUT).GET().build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? heap(answer.body()) : OptionalDouble.empty();
    } catch (IOException away) {
      return OptionalDouble.empty();
    }
  }

  /** The heap in use in bytes, from a text for Prometheus; nothing when it does not say. */
  static OptionalDouble heap(String metrics) {
    double sum =
        metrics
            .lines()
            .filter(line -> line.startsWith(HEAP) && line.contains("area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
            .sum();
    return sum > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }

  private synchronized void add(URI node, HeapSample sample) {
    samples.getOrDefault(node, new ArrayList<>()).add(sample);
  }

  /** What was seen, of nodes that say it. */
  synchronized List<HeapSeries> series() {
    return samples.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new HeapSeries(entry.getKey().toString(), entry.getValue()))
        .toList();
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
