package io.evenkeel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.NodeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "[::]"})
  void nobodyIsToldToConnectToAllAddresses(String host) {
    var any = "host = \"" + host + "\"";
    assertThatThrownBy(() -> settings(any))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "evenkeel.http.advertised-url must be set when host is "
                + host
                + ", as clients are told that URL");
    assertThat(settings(any + ", enabled = false").enabled()).isFalse();
    assertThat(settings(any + ", advertised-url = \"http://shop:80\"").url(1))
        .isEqualTo("http://shop:80");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, http://127.0.0.1:1", "::1, http://[::1]:1", "[::1], http://[::1]:1"})
  void theUrlIsMadeOfHostAndPort(String host, String url) {
    assertThat(settings("host = \"" + host + "\"").url(1)).isEqualTo(url);
  }

  @Test
  void theBudgetOfBodiesHoldsTheLargestOne() {
    assertThatThrownBy(() -> settings("max-body-size = 65 MiB"))
        .hasMessage(
            "evenkeel.http.max-body-bytes-in-flight must be >= max-body-size, was 67108864 and"
                + " 68157440");
  }

  private static HttpSettings settings(String text) {
    return HttpSettings.from(
        NodeConfig.resolve(ConfigFactory.parseString("evenkeel.http { " + text + " }")));
  }
}
