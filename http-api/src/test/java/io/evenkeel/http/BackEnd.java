package io.evenkeel.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server of somebody else, on a free port. */
final class BackEnd implements AutoCloseable {

  interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  static {
    // read once, by whichever server of this JVM is the first; without it each answer waits for 40
    // ms
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  BackEnd(Handler handler) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  /** Tells what it was asked. */
  static BackEnd telling() {
    return new BackEnd(
        exchange -> {
          var text = new StringBuilder(exchange.getRequestMethod() + " ");
          text.append(exchange.getRequestURI()).append('\n');
          exchange
              .getRequestHeaders()
              .forEach(
                  (name, values) -> text.append(name).append(": ").append(values).append('\n'));
          text.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().add("X-Told", "yes");
          exchange.getResponseHeaders().add("Evenkeel-Load", "in-flight=many, strain=?, ;;");
          exchange.getResponseHeaders().add("Keep-Alive", "timeout=5");
          answer(exchange, 200, text.toString());
        });
  }

  static void answer(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
