package io.evenkeel.http.gateway.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server that says byte by byte what it is told to; a thread for each connection. */
public final class Peer implements AutoCloseable {

  /** What happens on a connection; it is closed at the end. */
  public interface Script {
    void run(Talk talk) throws IOException;
  }

  /** One connection, seen from the server. */
  public record Talk(Socket socket, AtomicLong written) {

    /** Reads a request with its body, of known length or chunked, as text. */
    public String hear() throws IOException {
      var head = until("\r\n\r\n");
      var lower = head.toLowerCase(java.util.Locale.ROOT);
      if (lower.contains("transfer-encoding: chunked")) {
        return head + until("0\r\n\r\n");
      }
      int at = lower.indexOf("content-length: ");
      if (at < 0) {
        return head;
      }
      int from = at + "content-length: ".length();
      int length = Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
      return head + new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
    }

    public String until(String end) throws IOException {
      var text = new ByteArrayOutputStream();
      while (!text.toString(ISO_8859_1).endsWith(end)) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          throw new EOFException();
        }
        text.write(next);
      }
      return text.toString(ISO_8859_1);
    }

    public void say(String text) throws IOException {
      say(text.getBytes(ISO_8859_1));
    }

    public void say(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      written.addAndGet(bytes.length);
    }

    /** Until the client closes, in whatever way. */
    public void awaitEnd() {
      try {
        socket.getInputStream().readAllBytes();
      } catch (IOException reset) {
        // that is an end too
      }
    }
  }

  private final ServerSocket server;
  private final Script script;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();

  public Peer(Script script) {
    this(plain(), script);
  }

  Peer(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
    start(this::accept);
  }

  /** One that answers each request of a connection with this text. */
  static Peer saying(String answer) {
    return new Peer(
        talk -> {
          while (true) {
            talk.hear();
            talk.say(answer);
          }
        });
  }

  private static ServerSocket plain() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return server.getLocalPort();
  }

  public int connections() {
    return connections.get();
  }

  /** Connections whose script is over. */
  public int ended() {
    return ended.get();
  }

  public long written() {
    return written.get();
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        socket.setTcpNoDelay(true);
        connections.incrementAndGet();
        open.add(socket);
        start(() -> talk(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      script.run(new Talk(socket, written));
    } catch (IOException gone) {
      // so is the client
    } finally {
      ended.incrementAndGet();
    }
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "peer");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
