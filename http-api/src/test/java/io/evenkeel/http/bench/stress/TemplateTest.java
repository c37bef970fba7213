package io.evenkeel.http.bench.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  @Test
  void placesInPathAndBodyAreFilledAlike() {
    var template =
        Template.of(
            "post /v1/entities/cart/{id}/add-item",
            "{\"sku\":\"{id}\",\"quantity\":{n},\"other\":{}}",
            "run",
            1,
            true,
            new Random(1));
    var first = template.next();
    assertThat(first.method()).isEqualTo("POST");
    assertThat(first.path()).isEqualTo("/v1/entities/cart/run-0/add-item");
    assertThat(first.body()).isEqualTo("{\"sku\":\"run-0\",\"quantity\":1,\"other\":{}}");
    assertThat(first.idempotencyKey()).isEqualTo("run-1");
    assertThat(template.next().body()).contains("\"quantity\":2");
  }

  @Test
  void idsAreDrawnFromAllAndTheSeedMakesTheSameAgain() {
    var ids = ids(3);
    assertThat(ids).contains("/r-0", "/r-1", "/r-2").isEqualTo(ids(3)).isNotEqualTo(ids(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/x | a request must look like 'POST /v1/entities/counter/{id}/add', was '/v1/x'",
        "FETCH /v1/x | a request must look like",
        "GET v1/x | a request must look like",
        "GET /v1/{key} | there is no place {key} in a request; known: {id}, {n}, {random}",
        "GET /v1/%zz | the path '/v1/%zz' must be percent-encoded",
      })
  void whatIsNoRequestIsSaidInOneSentence(String request, String sentence) {
    assertThatThrownBy(() -> Template.of(request, "", "r", 1, false, new Random(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  private static List<String> ids(long seed) {
    var template = Template.of("GET /{id}", "", "r", 3, false, new Random(seed));
    return Stream.generate(() -> template.next().path()).limit(50).toList();
  }
}
