package io.evenkeel.http.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethods;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Good and bad answers, with each of Netty's buffers followed until it is collected. */
class LeaksTest {

  private static final String[] ANSWERS = {
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloand more",
    "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    "HTTP/1.1 200 OK\r\n\r\nhello",
    "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000),
    "nothing",
    ""
  };

  private final Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
  private final ListAppender<ILoggingEvent> reports = new ListAppender<>();
  private final Level before = ResourceLeakDetector.getLevel();

  @BeforeEach
  void follow() {
    reports.start();
    logger.addAppender(reports);
    ResourceLeakDetector.setLevel(Level.PARANOID);
  }

  @AfterEach
  void leaveOff() {
    ResourceLeakDetector.setLevel(before);
    logger.detachAppender(reports);
  }

  @Test
  void allBuffersAreGivenBack() {
    try (var upstream = new Upstream(Upstream.SETTINGS)) {
      for (var answer : ANSWERS) {
        for (int i = 0; i < 5; i++) {
          exchange(upstream, answer);
        }
      }
    }
    for (int i = 0; i < 10; i++) {
      System.gc();
      PooledByteBufAllocator.DEFAULT.directBuffer(16).release(); // reports what was found
    }
    assertThat(reports.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }

  private static void exchange(Upstream upstream, String answer) {
    try (var peer =
        new Peer(
            talk -> {
              talk.until("body");
              talk.say(answer);
            })) {
      var parts = Source.from(Collections.nCopies(3, ByteString.fromString("body")));
      var body = HttpEntities.createChunked(ContentTypes.APPLICATION_OCTET_STREAM, parts);
      upstream
          .send(peer.url(), HttpMethods.POST, body, Duration.ofSeconds(20))
          .thenCompose(upstream::bytes)
          .handle((bytes, failure) -> failure)
          .join();
    }
  }
}
