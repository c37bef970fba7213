package io.evenkeel.persistence.journal;

import akka.serialization.SerializerWithStringManifest;

/** Stores markers. Bound in {@code reference.conf}. */
public final class FenceSerializer extends SerializerWithStringManifest {

  private static final String MARKER = "marker-1";

  /** The identifier under which they are stored; never to be changed. */
  @Override
  public int identifier() {
    return 7_340_002;
  }

  @Override
  public String manifest(Object value) {
    return MARKER;
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  @Override
  public byte[] toBinary(Object value) {
    if (value instanceof Marker) {
      return new byte[0];
    }
    throw new IllegalArgumentException("must be a marker, was " + value.getClass().getName());
  }

  /**
   * @throws IllegalArgumentException if it is none, or of a version that is not known here
   */
  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    if (manifest.equals(MARKER)) {
      return Marker.PIN;
    }
    throw new IllegalArgumentException(
        "the journal has a '"
            + manifest
            + "' of the fence, this version reads "
            + MARKER
            + ": deploy the version that wrote it");
  }
}
