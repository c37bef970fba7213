package io.evenkeel.core.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

  private static final Duration TTL = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({
    "http://10.0.0.7:8080, http://10.0.0.7:8080",
    "http://10.0.0.7, http://10.0.0.7:80",
    "HTTPS://shop.example/, https://shop.example:443",
    "http://shop.example:81/a/b/, http://shop.example:81/a/b",
    "http://[::1]:9000, http://[::1]:9000",
  })
  void aUrlIsReadWithItsPort(String url, String read) {
    assertThat(HttpEndpoint.parse(url).url()).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop",
        "ftp://shop.example",
        "http://",
        "http://user@shop.example",
        "http://shop.example?x=1",
        "http://shop.example#x",
        "http://shop.example:0",
        "http://shop.example:65536",
        "http://shop example",
        "http://shop.example/a b",
        "http://shop.example/%0a",
        "http://shop_1.example;evil",
        "javascript:alert(1)"
      })
  void aUrlThatCannotBeCalledIsRefusedWithItsField(String url) {
    assertThatThrownBy(() -> HttpEndpoint.parse(url))
        .isInstanceOfSatisfying(
            InvalidRegistration.class, e -> assertThat(e.field()).isEqualTo("url"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop", "shop/", "/a", "Shop/a", "shop/a b", "shop/a/b", "shop/-a", "shop/ä"})
  void aGarbageNameIsRefused(String text) {
    assertThatThrownBy(() -> InstanceKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 999, 3_600_001})
  void aTtlOutsideOfTheBoundsIsRefused(long millis) {
    var registration = Registrations.at(1, Duration.ofMillis(millis));
    assertThatThrownBy(() -> Registrations.LIMITS.checked(registration))
        .hasMessageStartingWith("ttlSeconds must be 1 to 3600, was ");
  }

  @Test
  void aTtlOfZeroIsNamedInTheMessage() {
    assertThatThrownBy(() -> Registrations.LIMITS.checked(Registrations.at(1, Duration.ZERO)))
        .hasMessage("ttlSeconds must be 1 to 3600, was 0");
  }

  @Test
  void metadataIsBoundedInBytes() {
    var fits = Registrations.of("http://a:1", TTL, Map.of("k", "x".repeat(63)));
    assertThat(Registrations.LIMITS.checked(fits)).isEqualTo(fits);
    var tooMuch = Registrations.of("http://a:1", TTL, Map.of("k", "ä".repeat(32)));
    assertThatThrownBy(() -> Registrations.LIMITS.checked(tooMuch))
        .hasMessage("metadata must have at most 64 bytes, has 65");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1001, Double.NaN, Double.POSITIVE_INFINITY})
  void aWeightOutsideOfTheBoundsIsRefused(double weight) {
    assertThatThrownBy(
            () -> new Registration("http://a:1", weight, "", 1000, Map.of(), "", "first", false))
        .hasMessageStartingWith("weight must be 0.01 to 1000");
  }

  @Test
  void controlCharactersAndStrangeKeysAreRefused() {
    assertThatThrownBy(() -> Registrations.of("http://a:1", TTL, Map.of("k", "a\nb")))
        .hasMessage("metadata.k must have no control characters");
    assertThatThrownBy(() -> Registrations.of("http://a:1", TTL, Map.of("a b", "")))
        .isInstanceOf(InvalidRegistration.class);
    assertThatThrownBy(
            () -> new Registration("http://a:1", 1, "\u0000", 1, Map.of(), "", "", false))
        .isInstanceOf(InvalidRegistration.class);
    assertThatThrownBy(
            () -> new Registration("http://a:1", 1, "", 1, Map.of(), "health", "", false))
        .hasMessageStartingWith("healthPath ");
  }

  @Test
  void bucketsAreFilledEvenly() {
    int[] counts = new int[16];
    for (int i = 0; i < 16_000; i++) {
      counts[new InstanceKey("shop", "instance-" + i).bucket(16)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(850, 1150);
    }
  }
}
