package io.evenkeel.intelligence.forecast;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;

/**
 * A network in a file: magic, version, steps ahead, number of inputs and of weights, the weights
 * big-endian, and a checksum of all before it. Reads and writes block.
 */
final class NetworkFile {

  private static final int MAGIC = 0x45564b46; // EVKF
  private static final int VERSION = 1;
  private static final int HEADER = 5 * Integer.BYTES;
  private static final int LENGTH = HEADER + PeakNetwork.WEIGHTS * Float.BYTES + Long.BYTES;

  private final Path file;

  NetworkFile(Path file) {
    this.file = file;
  }

  boolean isThere() {
    return Files.isRegularFile(file);
  }

  /** Replaces what is there, at once or not at all. */
  void write(PeakNetwork network) throws IOException {
    var bytes = ByteBuffer.allocate(LENGTH);
    bytes.putInt(MAGIC).putInt(VERSION).putInt(network.ahead());
    bytes.putInt(PeakNetwork.INPUTS).putInt(PeakNetwork.WEIGHTS);
    for (float weight : network.weights()) {
      bytes.putFloat(weight);
    }
    bytes.putLong(checksum(bytes.array()));
    var folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, bytes.array());
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads it.
   *
   * @throws IOException in one sentence when it cannot be read, is damaged or of another version
   */
  PeakNetwork read() throws IOException {
    long length = Files.size(file);
    if (length != LENGTH) {
      throw new IOException("%s has %d bytes instead of %d".formatted(file, length, LENGTH));
    }
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    if (bytes.getInt() != MAGIC) {
      throw new IOException(file + " is no network for forecasts");
    }
    int version = bytes.getInt();
    if (version != VERSION) {
      throw new IOException("%s is of version %d instead of %d".formatted(file, version, VERSION));
    }
    int ahead = bytes.getInt();
    if (bytes.getInt() != PeakNetwork.INPUTS || bytes.getInt() != PeakNetwork.WEIGHTS) {
      throw new IOException(file + " holds a network of another shape");
    }
    var weights = new float[PeakNetwork.WEIGHTS];
    bytes.asFloatBuffer().get(weights);
    if (bytes.getLong(LENGTH - Long.BYTES) != checksum(bytes.array())) {
      throw new IOException(file + " is damaged: its checksum is another one");
    }
    return new PeakNetwork(ahead, weights);
  }

  private static long checksum(byte[] bytes) {
    var sum = new CRC32();
    sum.update(bytes, 0, LENGTH - Long.BYTES);
    return sum.getValue();
  }
}
