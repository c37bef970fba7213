package io.evenkeel.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadHeaderTest {

  @Test
  void whatIsWrittenIsRead() {
    var report = new LoadReport(3, 1, 12_500_000, 7, 0.25, 14_000_000);
    var text = "in-flight=3, queued=1, service-ms=12.500, cost=7.000, strain=0.250, age-ms=14.000";
    assertThat(LoadHeader.format(report)).isEqualTo(text);
    assertThat(LoadHeader.parse(text)).contains(report);
  }

  @Test
  void whatIsNotSaidIsUnknown() {
    var report = LoadHeader.parse("in-flight=2").orElseThrow();
    assertThat(report).isEqualTo(new LoadReport(2, 0, Double.NaN, Double.NaN, Double.NaN, 0));
    assertThat(LoadHeader.format(report)).isEqualTo("in-flight=2, queued=0, age-ms=0.000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "in-flight",
        "in-flight=",
        "in-flight=many",
        "in-flight=-1",
        "in-flight=NaN",
        "in-flight=Infinity",
        "in-flight=1e400",
        "IN-FLIGHT=1",
        "=,=,,==",
        "queued=3"
      })
  void withoutCallsInFlightThereIsNoReport(String value) {
    assertThat(LoadHeader.parse(value)).isEmpty();
  }

  @Test
  void garbageBesideIsPassedOver() {
    assertThat(
            LoadHeader.parse(
                "  in-flight = 4 ,, x=1, queued=-3, service-ms=-0.5, cost=NaN, strain=7,"
                    + " age-ms=oops;q=1"))
        .contains(new LoadReport(4, 0, Double.NaN, Double.NaN, 1, 0));
  }

  @Test
  void liesAreBounded() {
    var report =
        LoadHeader.parse(
                "in-flight=1e300, queued=1e300, service-ms=1e300, cost=1e300, age-ms=1e300")
            .orElseThrow();
    assertThat(report.inFlight()).isEqualTo(1_000_000);
    assertThat(report.queued()).isEqualTo(1_000_000);
    assertThat(report.serviceNanos()).isEqualTo(3.6e12);
    assertThat(report.cost()).isNaN();
    assertThat(report.ageNanos()).isEqualTo(3_600_000_000_000L);
    assertThat(report.within(5_000_000).serviceNanos()).isEqualTo(5_000_000);
  }

  @Test
  void aHeaderWithoutEndIsNotRead() {
    assertThat(LoadHeader.parse("in-flight=1," + "x".repeat(512))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noTextMakesItFail(long seed) {
    var random = new Random(seed);
    var alphabet = "in-flight=queued,service-ms.0123456789 ;\"\u0000éNaNe+";
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder(random.nextBoolean() ? "in-flight=1," : "");
      for (int k = random.nextInt(60); k > 0; k--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      LoadHeader.parse(text.toString())
          .ifPresent(report -> assertThat(report.inFlight()).isBetween(0, 1_000_000));
    }
  }
}
