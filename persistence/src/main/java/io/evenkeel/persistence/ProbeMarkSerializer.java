package io.evenkeel.persistence;

import akka.serialization.SerializerWithStringManifest;
import java.nio.charset.StandardCharsets;

/** Stores a {@link ProbeMark} as its token in UTF-8. Bound in {@code reference.conf}. */
public final class ProbeMarkSerializer extends SerializerWithStringManifest {

  private static final String MANIFEST = "probe-mark-1";

  /** The identifier under which it is stored; never to be changed. */
  @Override
  public int identifier() {
    return 7_340_001;
  }

  @Override
  public String manifest(Object mark) {
    return MANIFEST;
  }

  /**
   * @throws IllegalArgumentException if it is no probe mark
   */
  @Override
  public byte[] toBinary(Object mark) {
    if (mark instanceof ProbeMark m) {
      return m.token().getBytes(StandardCharsets.UTF_8);
    }
    throw new IllegalArgumentException("must be a ProbeMark, was " + mark.getClass().getName());
  }

  /**
   * @throws IllegalArgumentException if the manifest is not ours
   */
  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    if (manifest.equals(MANIFEST)) {
      return new ProbeMark(new String(bytes, StandardCharsets.UTF_8));
    }
    throw new IllegalArgumentException("must be " + MANIFEST + ", was " + manifest);
  }
}
