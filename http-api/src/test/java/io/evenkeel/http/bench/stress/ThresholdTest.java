package io.evenkeel.http.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {

  @ParameterizedTest
  @CsvSource({
    "p99>50ms,        0.0500, true",
    "p99>50ms,        0.0501, false",
    "p99.9 > 1s,      0.9,    true",
    "errors>0.1%,     0.0011, false",
    "errors>0%,       0,      true",
    "throughput<900,  900,    true",
    "throughput<900,  899.9,  false",
    "not-sent>1%,     0.02,   false",
    "recovery>10s,    11,     false",
    "recovery>10s,    Infinity, false",
    "p99-drift>1.5,   1.4,    true",
    "heap-drift>1.1,  1.2,    false",
  })
  void aRunIsJudgedByItsFigure(String text, double value, boolean passed) {
    var threshold = Threshold.read(text);
    assertThat(threshold.judge(Map.of(threshold.metric(), value)).passed()).isEqualTo(passed);
  }

  @Test
  void theVerdictSaysTheFigure() {
    assertThat(Threshold.read("p99>50ms").judge(Map.of(Metric.P99, 0.0612)).sentence())
        .isEqualTo("p99>50ms: failed, was 61.20 ms");
    assertThat(Threshold.read("errors>1%").judge(Map.of(Metric.ERRORS, 0.001)).sentence())
        .isEqualTo("errors>1%: held, was 0.100 %");
  }

  @Test
  void whatWasNotMeasuredFails() {
    var verdict = Threshold.read("recovery>10s").judge(Map.of());
    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.sentence()).isEqualTo("recovery>10s: not measured in this run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p98>50ms | there is no metric 'p98'; known: mean, p50, p90, p95, p99, p99.9, max, errors,",
        "p99 | a threshold must look like 'p99>50ms', 'errors>0.1%' or 'throughput<900', was 'p99'",
        "p99=5ms | a threshold must look like",
        "p99>50 | the bound in 'p99>50' must be a length of time like 500ms, 30s, 5m or 1h, was"
            + " '50'",
        "errors>1 | the bound in 'errors>1' must be a share like 0.1%, was '1'",
        "errors>x% | the bound in 'errors>x%' must be a number, was 'x'",
        "throughput<many | the bound in 'throughput<many' must be a number, was 'many'",
      })
  void whatIsNoThresholdIsSaidInOneSentence(String text, String sentence) {
    assertThatThrownBy(() -> Threshold.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
