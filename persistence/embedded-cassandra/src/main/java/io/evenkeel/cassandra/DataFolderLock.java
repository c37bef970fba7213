package io.evenkeel.cassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The lock on a data folder: held by the process that serves it, until that process ends. */
final class DataFolderLock {

  static final String FILE = "cassandra.lock";

  /** Never released by us: the operating system does it, whichever way the process ends. */
  private static @Nullable FileLock held;

  private DataFolderLock() {}

  /**
   * Returns whether this process holds the folder now.
   *
   * @throws UncheckedIOException if the lock file cannot be opened
   */
  static synchronized boolean acquire(Path dataDir) {
    if (held != null) {
      return true;
    }
    try {
      var channel =
          FileChannel.open(
              dataDir.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      held = channel.tryLock();
      return held != null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + dataDir.resolve(FILE), e);
    }
  }
}
