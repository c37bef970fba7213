package io.evenkeel.multijvm.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder for Unix sockets, whose paths must be short. Its name tells the process it belongs to;
 * those of processes that are gone are removed.
 */
record SocketFolder(Path path) implements AutoCloseable {

  private static final String PREFIX = "evenkeel-net-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-.*");
  private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));

  static SocketFolder create() {
    try {
      removeThoseOfTheDead();
      return new SocketFolder(
          Files.createTempDirectory(PARENT, PREFIX + ProcessHandle.current().pid() + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String socket(String name) {
    return path.resolve(name).toString();
  }

  @Override
  public void close() {
    try (var sockets = Files.newDirectoryStream(path)) {
      for (var socket : sockets) {
        Files.deleteIfExists(socket);
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // the next run tries again
    }
  }

  private static void removeThoseOfTheDead() throws IOException {
    try (var folders = Files.newDirectoryStream(PARENT, PREFIX + "*")) {
      for (var folder : folders) {
        if (ownerOf(folder).filter(pid -> ProcessHandle.of(pid).isEmpty()).isPresent()) {
          new SocketFolder(folder).close();
        }
      }
    }
  }

  private static Optional<Long> ownerOf(Path folder) {
    var name = NAME.matcher(folder.getFileName().toString());
    return name.matches() ? Optional.of(Long.valueOf(name.group(1))) : Optional.empty();
  }
}
