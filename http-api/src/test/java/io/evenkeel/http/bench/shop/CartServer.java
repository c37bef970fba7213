package io.evenkeel.http.bench.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.http.bench.TestServer;
import io.evenkeel.http.bench.TestServer.Answer;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps carts in a map; can forget one command that it acknowledged, or answer 503 at first. */
public final class CartServer implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Map<String, Map<String, Integer>> carts = new ConcurrentHashMap<>();
  private final Map<String, Boolean> keys = new ConcurrentHashMap<>();
  private final AtomicInteger commands = new AtomicInteger();
  private final int lost;
  private final TestServer server;

  /** Loses the command with this number, counted from 1; 0 for none. */
  public CartServer(int lost) {
    this.lost = lost;
    this.server =
        new TestServer(
            (exchange, body) -> {
              var path = exchange.getRequestURI().getPath().split("/");
              return exchange.getRequestMethod().equals("GET")
                  ? read(path[4])
                  : add(path[4], body, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            });
  }

  public URI url() {
    return server.url();
  }

  private Answer read(String id) throws Exception {
    var cart = carts.get(id);
    return cart == null
        ? Answer.of(404, "{}")
        : Answer.of(
            200,
            "{\"state\":{\"lines\":%s,\"checkedOut\":false}}"
                .formatted(MAPPER.writeValueAsString(cart)));
  }

  private Answer add(String id, String body, String key) throws Exception {
    int number = commands.incrementAndGet();
    boolean first = keys.putIfAbsent(key, true) == null;
    var command = MAPPER.readTree(body);
    if (first && number != lost) {
      carts
          .computeIfAbsent(id, any -> java.util.Collections.synchronizedMap(new TreeMap<>()))
          .merge(command.get("sku").asText(), command.get("quantity").asInt(), Integer::sum);
    }
    return number % 10 == 0 ? Answer.of(503, "{}") : Answer.of(200, "{\"revision\":1}");
  }

  @Override
  public void close() {
    server.close();
  }
}
