package io.evenkeel.http.bench.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.core.service.LoadHeader;
import io.evenkeel.core.service.LoadReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Back ends in a process of their own: {@code SEED BACKEND…}, until its input ends. */
public final class BackEndServer {

  private static final long HALF_SECOND = 500_000_000L;

  private final BackEnd spec;
  private final long seed;
  private final long begun = System.nanoTime();
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final AtomicInteger worked = new AtomicInteger();
  private final SplittableRandom times;

  private BackEndServer(BackEnd spec, long seed) {
    this.spec = spec;
    this.seed = seed * 31 + spec.name().hashCode();
    this.times = new SplittableRandom(this.seed);
  }

  /** Starts all of them and waits. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    long seed = Long.parseLong(arguments[0]);
    for (var argument : List.of(arguments).subList(1, arguments.length)) {
      new BackEndServer(BackEnd.parse(argument), seed).start();
    }
    while (System.in.read() >= 0) {
      // the parent writes nothing and closes it when it ends
    }
    Runtime.getRuntime().halt(0);
  }

  private void start() throws IOException {
    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), spec.port()), 1024);
    server.createContext("/", this::handle);
    server.setExecutor(
        new ThreadPoolExecutor(spec.slots(), spec.slots(), 1, TimeUnit.MINUTES, waiting));
    server.start();
  }

  /** Runs in one of as many threads as there are slots; others wait in the queue before them. */
  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int others = worked.getAndIncrement();
      int queued = waiting.size();
      long start = System.nanoTime();
      var body = exchange.getRequestBody().readAllBytes();
      work();
      double took = (double) (System.nanoTime() - start);
      var load = new LoadReport(others + queued, queued, took, Double.NaN, Double.NaN, 0);
      exchange.getResponseHeaders().add(LoadHeader.NAME, LoadHeader.format(load));
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } finally {
      worked.decrementAndGet();
    }
  }

  private void work() {
    double drawn;
    synchronized (times) {
      drawn = times.nextExponential();
    }
    long nanos = (long) (drawn * spec.millis() * 1e6 * slowness());
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double slowness() {
    long half = (System.nanoTime() - begun) / HALF_SECOND;
    return new SplittableRandom(seed ^ (half * 0x9e3779b97f4a7c15L)).nextBoolean()
        ? spec.fluctuation()
        : 1;
  }
}
