package io.evenkeel.persistence.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import akka.serialization.SerializerWithStringManifest;
import io.evenkeel.persistence.fencing.Stamp;

/** Stores stamps, as text, and markers. Bound in {@code reference.conf}. */
public final class FenceSerializer extends SerializerWithStringManifest {

  private static final String STAMP = "stamp-1";
  private static final String MARKER = "marker-1";

  /** The identifier under which they are stored; never to be changed. */
  @Override
  public int identifier() {
    return 7_340_002;
  }

  @Override
  public String manifest(Object value) {
    return value instanceof Stamp ? STAMP : MARKER;
  }

  /**
   * @throws IllegalArgumentException if it is neither
   */
  @Override
  public byte[] toBinary(Object value) {
    if (value instanceof Stamp stamp) {
      return stamp.text().getBytes(US_ASCII);
    } else if (value instanceof Marker) {
      return new byte[0];
    }
    throw new IllegalArgumentException(
        "must be a stamp or a marker, was " + value.getClass().getName());
  }

  /**
   * @throws IllegalArgumentException if it is neither, or of a version that is not known here
   */
  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    return switch (manifest) {
      case STAMP -> Stamp.parse(new String(bytes, US_ASCII));
      case MARKER -> Marker.PIN;
      default ->
          throw new IllegalArgumentException(
              "the journal has a '"
                  + manifest
                  + "' of the fence, this version reads "
                  + STAMP
                  + " and "
                  + MARKER
                  + ": deploy the version that wrote it");
    };
  }
}
