package io.evenkeel.http.bench.load;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lets one exchange per key through at a time, the others in the order they came. */
final class KeyOrder {

  /** Stands for "busy, nobody waits", so that most keys never need a queue of their own. */
  private static final Queue<Exchange> NOBODY = new ArrayDeque<>(0);

  private final boolean demanded;
  private final Map<String, Queue<Exchange>> busy = new HashMap<>();

  KeyOrder(boolean demanded) {
    this.demanded = demanded;
  }

  /** Whether the exchange may go now; otherwise it is kept until {@link #finished} returns it. */
  boolean admit(Exchange exchange) {
    if (!demanded) {
      return true;
    }
    var waiting = busy.putIfAbsent(exchange.request.key(), NOBODY);
    if (waiting == null) {
      return true;
    }
    if (waiting == NOBODY) {
      waiting = new ArrayDeque<>();
      busy.put(exchange.request.key(), waiting);
    }
    waiting.add(exchange);
    return false;
  }

  /** The key's exchange that may go now, if one waits. */
  @Nullable Exchange finished(Exchange exchange) {
    if (!demanded) {
      return null;
    }
    var waiting = busy.get(exchange.request.key());
    var next = waiting == null ? null : waiting.poll();
    if (next == null) {
      busy.remove(exchange.request.key());
    }
    return next;
  }
}
