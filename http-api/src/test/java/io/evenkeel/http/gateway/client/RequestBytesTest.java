package io.evenkeel.http.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.headers.RawHeader;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestBytesTest {

  @Test
  void aHeaderGoesOnInTheBytesThatItCameIn() {
    var headers = List.of(RawHeader.create("X-Name", "Zo\u00eb \u20ac \ud83d\ude00"));
    var request = new Outgoing(HttpMethods.GET, "/x", List.copyOf(headers), HttpEntities.EMPTY);
    var bytes = RequestBytes.of(request, Target.of("http://a:1"), UnpooledByteBufAllocator.DEFAULT);
    try {
      assertThat(bytes.toString(UTF_8))
          .isEqualTo(
              "GET /x HTTP/1.1\r\nHost: a:1\r\nX-Name: Zo\u00eb \u20ac \ud83d\ude00\r\n\r\n");
    } finally {
      bytes.release();
    }
  }
}
