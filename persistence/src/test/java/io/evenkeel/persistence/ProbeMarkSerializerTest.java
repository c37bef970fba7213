package io.evenkeel.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProbeMarkSerializerTest {

  private final ProbeMarkSerializer serializer = new ProbeMarkSerializer();

  @Test
  void theStoredFormIsTheToken() {
    var bytes = serializer.toBinary(new ProbeMark("a-1"));
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("a-1");
    assertThat(serializer.fromBinary(bytes, "probe-mark-1")).isEqualTo(new ProbeMark("a-1"));
  }

  @Test
  void whatIsNotOursIsRefused() {
    assertThatThrownBy(() -> serializer.toBinary("text"))
        .hasMessage("must be a ProbeMark, was java.lang.String");
    assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "other"))
        .hasMessage("must be probe-mark-1, was other");
  }
}
