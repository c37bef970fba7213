package io.evenkeel.http.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "http://a.example, a.example, 80, a.example",
    "http://a.example:8080/base, a.example, 8080, a.example:8080",
    "https://a.example:443, a.example, 443, a.example",
    "https://a.example:80, a.example, 80, a.example:80",
    "http://[::1]:9, ::1, 9, [::1]:9"
  })
  void anAddressSaysWhere(String url, String host, int port, String authority) {
    var target = Target.of(url);
    assertThat(target.host()).isEqualTo(host);
    assertThat(target.port()).isEqualTo(port);
    assertThat(target.authority()).isEqualTo(authority);
    assertThat(target.tls()).isEqualTo(url.startsWith("https"));
  }

  @Test
  void onlyNamesAreLookedUp() {
    assertThat(Target.of("http://127.0.0.1:1").address().isUnresolved()).isFalse();
    assertThat(Target.of("http://[::1]:1").address().isUnresolved()).isFalse();
    assertThat(Target.of("http://a.example:1").address().isUnresolved()).isTrue();
  }

  @Test
  void aLineHasNothingThatEndsIt() {
    var target = Target.of("http://a/base/");
    assertThat(target.line("/a%20b?x=1")).isEqualTo("/base/a%20b?x=1");
    assertThat(target.line("?x=1")).isEqualTo("/base/?x=1");
    assertThat(target.line("")).isEqualTo("/base/");
    assertThat(target.line("/a b\r\nX: ü")).isEqualTo("/base/a%20b%0D%0AX:%20%C3%BC");
  }
}
