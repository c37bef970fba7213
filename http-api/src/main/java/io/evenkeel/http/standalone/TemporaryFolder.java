package io.evenkeel.http.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for as long as something runs in it: that is ended and the folder removed at {@link
 * #close}, or with this process at the latest. Thread-safe.
 */
final class TemporaryFolder implements AutoCloseable {

  private final Path path;
  private Thread hook = new Thread();
  private Runnable end = () -> {};
  private boolean closed;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /** A new, empty one. */
  static TemporaryFolder create(String prefix) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("a temporary folder cannot be made", e);
    }
  }

  Path path() {
    return path;
  }

  /**
   * Something is going to run in it. To be called once.
   *
   * @param itsEnd ends all of it; called once, by whichever thread comes first
   */
  void endsWith(Runnable itsEnd) {
    end = itsEnd;
    hook = new Thread(this::end, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook runs too; one of the two is first and the other one waits for it
    }
    end();
  }

  private synchronized void end() {
    if (!closed) {
      closed = true;
      end.run();
      remove();
    }
  }

  private void remove() {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + path + " cannot be removed", e);
    }
  }
}
