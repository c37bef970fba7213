package io.evenkeel.http.bench.load;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connections to one target, and the requests that want to go there and nowhere else. */
final class Lane {

  final URI target;
  final RequestBytes bytes;
  final List<Connection> connections = new ArrayList<>();
  final ArrayDeque<Exchange> waiting = new ArrayDeque<>();
  private final ArrayDeque<Connection> idle = new ArrayDeque<>();
  private int open;

  Lane(URI target) {
    this.target = target;
    this.bytes = new RequestBytes(target);
  }

  int port() {
    return target.getPort() < 0 ? 80 : target.getPort();
  }

  boolean isDead() {
    return open == 0;
  }

  int idleCount() {
    return idle.size();
  }

  void opened(Connection connection) {
    open++;
    idle.add(connection);
  }

  void idle(Connection connection) {
    idle.add(connection);
  }

  void closed(Connection connection) {
    open--;
    idle.remove(connection);
  }

  /** First in, first out, so that all connections are used and none grows stale. */
  @Nullable Connection takeIdle() {
    return idle.poll();
  }
}
