package io.evenkeel.persistence.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.persistence.fencing.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceSerializerTest {

  private final FenceSerializer serializer = new FenceSerializer();

  @ParameterizedTest
  @ValueSource(strings = {"-<-", "-<1.1", "7.2<7.3", "1.1<9223372036854775807.9223372036854775807"})
  void aStampIsReadAsItWasWritten(String text) {
    var stamp = Stamp.parse(text);
    assertThat(serializer.toBinary(stamp)).isEqualTo(text.getBytes(US_ASCII));
    assertThat(serializer.manifest(stamp)).isEqualTo("stamp-1");
    assertThat(serializer.fromBinary(text.getBytes(US_ASCII), "stamp-1")).isEqualTo(stamp);
  }

  @Test
  void aMarkerIsReadAsItWasWritten() {
    assertThat(serializer.manifest(Marker.PIN)).isEqualTo("marker-1");
    assertThat(serializer.fromBinary(serializer.toBinary(Marker.PIN), "marker-1"))
        .isEqualTo(Marker.PIN);
  }

  @Test
  void theIdentifierStays() {
    assertThat(serializer.identifier()).isEqualTo(7_340_002);
  }

  @Test
  void whatAFutureVersionStoredIsNamedWithWhatIsKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> serializer.fromBinary("x".getBytes(US_ASCII), "stamp-2"))
        .withMessage(
            "the journal has a 'stamp-2' of the fence, this version reads stamp-1 and marker-1:"
                + " deploy the version that wrote it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7.2", "7.2<7.3;x", "7.2<99999999999999999999.1", "7.3<7.2"})
  void bytesThatAreNoStampAreNamed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> serializer.fromBinary(text.getBytes(US_ASCII), "stamp-1"))
        .withMessageMatching("(a stamp|an incarnation|previous) .*");
  }

  @Test
  void nothingElseIsStored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> serializer.toBinary("text"))
        .withMessage("must be a stamp or a marker, was java.lang.String");
  }
}
