package io.evenkeel.http.bench.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.evenkeel.core.service.LoadHeader;
import io.evenkeel.core.simulation.VirtualServers;
import io.evenkeel.core.simulation.VirtualServers.Answer;
import io.evenkeel.core.simulation.scenario.Scenario;
import io.evenkeel.core.simulation.scenario.Scenarios;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The servers of a scenario in a process of their own, on a virtual work clock: they sleep where
 * others would compute. Arguments: scenario, dilation, load, calls, port of control, ports of the
 * servers. Lives until its input ends. At the port of control, {@code POST /SEED} begins anew, and
 * {@code GET} tells how many calls came to each server in each window, a line each.
 */
public final class VirtualServerProcess {

  private static final int MOST_WINDOWS = 100_000;

  private final Scenario scenario;
  private final double load;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Ended> ended = new ArrayDeque<>();
  private final int[][] counts;
  private VirtualServers servers;
  private long begun = System.nanoTime();

  /** A call that is to be answered. */
  private record Ended(HttpExchange exchange, Answer answer) {}

  private VirtualServerProcess(Scenario scenario, double load) {
    this.scenario = scenario;
    this.load = load;
    this.servers = new VirtualServers(scenario, load, 0);
    this.counts = new int[servers.size()][MOST_WINDOWS];
  }

  /** Starts all of them and waits. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
    var scenario =
        Scenarios.find(arguments[0])
            .dilated(Double.parseDouble(arguments[1]))
            .withCalls(Integer.parseInt(arguments[3]));
    var process = new VirtualServerProcess(scenario, Double.parseDouble(arguments[2]));
    process.listen(Integer.parseInt(arguments[4]), process::control);
    for (int i = 5; i < arguments.length; i++) {
      int server = i - 5;
      process.listen(Integer.parseInt(arguments[i]), exchange -> process.arrive(server, exchange));
    }
    var clock = new Thread(process::run, "clock");
    clock.setDaemon(true);
    clock.start();
    while (System.in.read() >= 0) {
      // the parent writes nothing and closes it when it ends
    }
    Runtime.getRuntime().halt(0);
  }

  private void listen(int port, HttpHandler handler) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var server = HttpServer.create(address, 1024);
    server.createContext("/", handler);
    server.start();
  }

  private void control(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new byte[0];
      if (exchange.getRequestMethod().equals("POST")) {
        begin(Long.parseLong(exchange.getRequestURI().getPath().substring(1)));
      } else {
        body = counted().getBytes(StandardCharsets.US_ASCII);
      }
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void begin(long seed) {
    lock.lock();
    try {
      servers = new VirtualServers(scenario, load, seed);
      begun = System.nanoTime();
      for (var each : counts) {
        Arrays.fill(each, 0);
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private String counted() {
    lock.lock();
    try {
      int windows = window(now()) + 1;
      return Arrays.stream(counts)
          .map(
              each ->
                  Arrays.stream(each)
                      .limit(windows)
                      .mapToObj(Integer::toString)
                      .collect(Collectors.joining(",")))
          .collect(Collectors.joining("\n"));
    } finally {
      lock.unlock();
    }
  }

  private static int window(long nanos) {
    return (int) Math.min(MOST_WINDOWS - 1, nanos / FaultWatch.WINDOW_NANOS);
  }

  /** {@code POST /kind/work}, answered by the clock's thread; all else is a health check. */
  private void arrive(int server, HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
      return;
    }
    exchange.getRequestBody().readAllBytes();
    var parts = exchange.getRequestURI().getPath().split("/", -1);
    int kind = Integer.parseInt(parts[1]);
    double work = Double.parseDouble(parts[2]);
    lock.lock();
    try {
      long now = now();
      counts[server][window(now)]++;
      servers.advance(now);
      servers.arrive(server, kind, work, answer -> ended.add(new Ended(exchange, answer)), now);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Sleeps until something happens, and answers. */
  private void run() {
    while (true) {
      for (var call : nextEnded()) {
        answer(call);
      }
    }
  }

  private List<Ended> nextEnded() {
    lock.lock();
    try {
      servers.advance(now());
      while (ended.isEmpty()) {
        changed.awaitNanos(untilNextEvent());
        servers.advance(now());
      }
      var calls = List.copyOf(ended);
      ended.clear();
      return calls;
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts the clock", e);
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return System.nanoTime() - begun;
  }

  private long untilNextEvent() {
    long event = servers.nextEvent();
    return event == Long.MAX_VALUE ? event : event - now();
  }

  /** With the load in a header, as any instance may send it. */
  private static void answer(Ended call) {
    var exchange = call.exchange();
    try (exchange) {
      exchange.getResponseHeaders().add(LoadHeader.NAME, LoadHeader.format(call.answer().load()));
      exchange.sendResponseHeaders(call.answer().good() ? 200 : 500, -1);
    } catch (IOException e) {
      // the caller has gone; it counts that as a failure
    }
  }
}
