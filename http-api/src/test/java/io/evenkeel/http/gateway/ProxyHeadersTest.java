package io.evenkeel.http.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.headers.RawHeader;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxyHeadersTest {

  @Test
  void whatIsForOneHopStays() {
    var received =
        headers("Connection", "Keep-Alive, X-Mine", "X-Mine", "1", "Host", "h", "Accept", "a/b");
    assertThat(ProxyHeaders.toInstance(received, Optional.empty()))
        .extracting(HttpHeader::toString)
        .containsExactly(
            "Accept: a/b", "Via: 1.1 evenkeel", "Forwarded: for=unknown;host=\"h\";proto=http");
  }

  @Test
  void whatOthersAddedBeforeIsKept() throws Exception {
    var received = headers("Via", "1.0 first", "Forwarded", "for=a", "Forwarded", "for=b");
    var address = InetAddress.getByName("2001:db8::1");
    assertThat(ProxyHeaders.toInstance(received, Optional.of(address)))
        .extracting(HttpHeader::toString)
        .contains(
            "Via: 1.0 first, 1.1 evenkeel",
            "Forwarded: for=a, for=b, for=\"[2001:db8:0:0:0:0:0:1]\";proto=http");
  }

  @Test
  void anAnswerSaysWhoMadeIt() {
    var received =
        headers("Evenkeel-Instance", "liar", "evenkeel-load", "in-flight=1", "Set-Cookie", "a=b");
    assertThat(ProxyHeaders.toClient(received, "i1"))
        .extracting(HttpHeader::toString)
        .containsExactly("Set-Cookie: a=b", "Evenkeel-Instance: i1");
  }

  @Test
  void aCircleIsSeenByItsHops() {
    assertThat(ProxyHeaders.isInCircle(headers("Via", "1.1 evenkeel, 1.1 other"))).isFalse();
    var often = "1.1 evenkeel, ".repeat(ProxyHeaders.MOST_HOPS) + "1.1 other";
    assertThat(ProxyHeaders.isInCircle(headers("Via", often))).isTrue();
  }

  private static List<HttpHeader> headers(String... namesAndValues) {
    var headers = new ArrayList<HttpHeader>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(RawHeader.create(namesAndValues[i], namesAndValues[i + 1]));
    }
    return headers;
  }
}
