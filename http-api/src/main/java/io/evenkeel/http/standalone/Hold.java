package io.evenkeel.http.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A file that asks a running {@code up} not to start a node again for a while, as a node that comes
 * back at once would cut the failover short that is being measured. It names its own end, so that
 * nobody who dies can hold a node for ever.
 */
final class Hold {

  private Hold() {}

  static void set(Path file, Duration atMost) {
    try {
      Files.writeString(file, Long.toString(System.currentTimeMillis() + atMost.toMillis()));
    } catch (IOException e) {
      throw new StartFailed("the file " + file + " cannot be written", e);
    }
  }

  static void release(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StartFailed("the file " + file + " cannot be removed", e);
    }
  }

  static boolean isSet(Path file) {
    try {
      return Files.exists(file)
          && System.currentTimeMillis() < Long.parseLong(Files.readString(file).strip());
    } catch (IOException | NumberFormatException e) {
      return false; // half written, just removed, or nobody's
    }
  }
}
