package io.evenkeel.http.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on a free port, answering by a function. */
public final class TestServer implements AutoCloseable {

  /** Status, body and the owner to name, if not empty. */
  public record Answer(int status, String body, String owner) {
    public static Answer of(int status, String body) {
      return new Answer(status, body, "");
    }
  }

  /** Answers a request whose body has been read. */
  public interface Behavior {
    Answer answer(HttpExchange exchange, String body) throws Exception;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  public TestServer(Behavior behavior) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", exchange -> handle(exchange, behavior));
    server.setExecutor(threads);
    server.start();
  }

  private static void handle(HttpExchange exchange, Behavior behavior) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var answer = behavior.answer(exchange, body);
      if (!answer.owner().isEmpty()) {
        exchange.getResponseHeaders().add("Evenkeel-Owner", answer.owner());
      }
      var bytes = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (Exception failure) {
      throw new IOException(failure);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
