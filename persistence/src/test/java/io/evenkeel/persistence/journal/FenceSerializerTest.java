package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FenceSerializerTest {

  private final FenceSerializer serializer = new FenceSerializer();

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
        .isThrownBy(() -> serializer.fromBinary(new byte[0], "stamp-2"))
        .withMessage(
            "the journal has a 'stamp-2' of the fence, this version reads marker-1:"
                + " deploy the version that wrote it");
  }

  @Test
  void nothingElseIsStored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> serializer.toBinary("text"))
        .withMessage("must be a marker, was java.lang.String");
  }
}
