package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open stream of events, as it comes over the socket. */
final class EventStream implements AutoCloseable {

  private final RawConnection raw;
  private String data = "";

  private EventStream(RawConnection raw) {
    this.raw = raw;
  }

  /** Opens a stream of a counter's events. */
  static EventStream open(TestNode node, String id, String header) {
    return at(node, "/v1/entities/counter/" + id + "/events", header);
  }

  /** Opens a stream, once the server has noticed that earlier ones are closed. */
  static EventStream at(TestNode node, String path, String header) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> tryOpen(node, path, header), stream -> stream.isPresent())
        .orElseThrow();
  }

  private static Optional<EventStream> tryOpen(TestNode node, String path, String header)
      throws IOException {
    var raw = RawConnection.to(node);
    // HTTP/1.0 has no chunks, so that what comes are the lines of the stream
    raw.send(
        "GET "
            + path
            + " HTTP/1.0\r\nHost: test\r\nAccept: text/event-stream\r\n"
            + line(header)
            + "\r\n");
    if (raw.line().contains("503")) {
      raw.close();
      return Optional.empty();
    }
    var headers = raw.line();
    for (var next = raw.line(); !next.isEmpty(); next = raw.line()) {
      headers += "\n" + next;
    }
    assertThat(headers).contains("Content-Type: text/event-stream");
    return Optional.of(new EventStream(raw));
  }

  private static String line(String header) {
    return header.isEmpty() ? "" : header + "\r\n";
  }

  /** The lines of the next event that is no heartbeat. */
  List<String> next() throws IOException {
    var event = new ArrayList<String>();
    for (var line = raw.line(); event.isEmpty() || !line.isEmpty(); line = raw.line()) {
      if (!line.isEmpty() && !line.equals("data:")) {
        event.add(line);
      }
    }
    data = event.get(0).substring("data:".length());
    return event;
  }

  /** What the last event said. */
  String data() {
    return data;
  }

  String line() throws IOException {
    return raw.line();
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
