package io.evenkeel.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  private record Envelope(JsonText inside, @Nullable String other) {}

  @ParameterizedTest
  @ValueSource(strings = {"null", "1.10", "\"ä\"", "[1,{\"a\":null}]", "{\"a\":1E+30}"})
  void itStandsInADocumentAsItIsAndComesBackTheSame(String text) throws Exception {
    var bytes = Json.bytes(new Envelope(new JsonText(text), "x"));
    assertThat(bytes).asString().isEqualTo("{\"inside\":" + text + ",\"other\":\"x\"}");
    assertThat(Json.stored().readValue(bytes, Envelope.class).inside()).hasToString(text);
  }

  @Test
  void whiteSpaceIsLeftOut() throws Exception {
    var read = Json.stored().readValue("{\"inside\": { \"a\" : [ 1 ] } }", Envelope.class);
    assertThat(read.inside()).hasToString("{\"a\":[1]}");
  }

  @Test
  void whatIsMissingIsNull() throws Exception {
    assertThat(Json.stored().readValue("{}", Envelope.class).inside()).isEqualTo(JsonText.NULL);
    assertThat(JsonText.of(null)).isEqualTo(JsonText.NULL);
  }

  @Test
  void itIsReadAsAValue() {
    assertThat(JsonText.of(Map.of("a", List.of(1))).tree().at("/a/0").intValue()).isEqualTo(1);
    assertThat(JsonText.of(7).as(Long.class)).isEqualTo(7L);
    assertThatThrownBy(() -> JsonText.of("x").as(Long.class))
        .isInstanceOf(UncheckedIOException.class);
  }
}
