package io.evenkeel.http.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A data folder held by one local cluster at a time. The lock is the operating system's, so it
 * never outlives the process, however that ends.
 */
final class DataFolder implements AutoCloseable {

  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the folder, creating it if it is missing.
   *
   * @throws StartFailed when it cannot be written or is taken
   */
  static DataFolder take(Layout layout) {
    try {
      Files.createDirectories(layout.data().resolve("conf"));
      Files.createDirectories(layout.data().resolve("log"));
      var channel =
          FileChannel.open(layout.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new StartFailed(
            "another 'evenkeel up' runs on " + layout.data() + "; stop it or give another --data");
      }
      return new DataFolder(channel, lock);
    } catch (IOException e) {
      throw new StartFailed("the data folder " + layout.data() + " cannot be written", e);
    }
  }

  /** Removes what a cluster has written there, and nothing that somebody else put beside it. */
  static void empty(Layout layout) {
    try {
      for (var own : layout.own()) {
        remove(own);
      }
      Files.createDirectories(layout.data().resolve("conf"));
      Files.createDirectories(layout.data().resolve("log"));
    } catch (IOException e) {
      throw new StartFailed("the data folder " + layout.data() + " cannot be emptied", e);
    }
  }

  private static void remove(Path root) throws IOException {
    if (Files.exists(root)) {
      try (var files = Files.walk(root)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
