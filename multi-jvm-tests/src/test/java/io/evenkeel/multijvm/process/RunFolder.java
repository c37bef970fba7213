package io.evenkeel.multijvm.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for logs and data, kept after the run for a look at them. */
public final class RunFolder {

  private static final Path ROOT = root();

  private RunFolder() {}

  /** A new, empty folder with a telling name. */
  public static Path create(String name) {
    try {
      return Files.createTempDirectory(ROOT, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      var parent = Path.of(System.getProperty("evenkeel.multi-jvm.folder", "target/multi-jvm"));
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent.toAbsolutePath(), "run-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
