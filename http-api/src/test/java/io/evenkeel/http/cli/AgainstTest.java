package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.http.standalone.PlainAkka;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class AgainstTest {

  private final Against.Converter converter = new Against.Converter();

  @Test
  void plainAkkaMeansBothOfThem() {
    assertThat(converter.convert("plain-akka").variants())
        .containsExactly(PlainAkka.DEFAULTS, PlainAkka.TUNED);
    assertThat(converter.convert("Plain-Akka-Tuned").variants()).containsExactly(PlainAkka.TUNED);
  }

  @Test
  void whatIsNotKnownIsNamedBesideWhatIs() {
    assertThatThrownBy(() -> converter.convert("orleans"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "expected one of plain-akka, plain-akka-default, plain-akka-tuned, was 'orleans'");
  }
}
