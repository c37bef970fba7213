package io.evenkeel.multijvm.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The wall clock of one program, which can be set wrong before it starts and while it runs, by
 * libfaketime. Its monotonic clock and its waits stay true.
 */
public final class WallClock {

  private static final String LIBRARY = "libfaketimeMT.so.1";

  /** Where Debian's package puts it, by architecture. */
  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime"),
          Path.of("/usr/lib/faketime"));

  private static final Path SHARED = Path.of("/dev/shm");
  private static final Pattern OWNER = Pattern.compile("(?:sem\\.)?faketime_s(?:hm|em)_(\\d+)");

  private final Path library;
  private final Path file;

  private WallClock(Path library, Path file) {
    this.library = library;
    this.file = file;
  }

  /** Why no clock can be set wrong here, if so; {@code -Devenkeel.faketime=FILE} names another. */
  public static Optional<String> missing() {
    return library().isPresent()
        ? Optional.empty()
        : Optional.of(
            "a wrong clock needs libfaketime (Debian: apt-get install libfaketime; elsewhere"
                + " -Devenkeel.faketime=FILE), which is not at "
                + FOLDERS);
  }

  /**
   * A clock that is kept in a file and true as long as that is missing or says nothing else.
   *
   * @throws IllegalStateException if it is {@link #missing}
   */
  public static WallClock of(Path file) {
    return new WallClock(
        library().orElseThrow(() -> new IllegalStateException(missing().orElseThrow())), file);
  }

  /** To be put in front of the program's command line. */
  public List<String> launcher() {
    removeThoseOfTheDead();
    if (!Files.exists(file)) {
      shift(0);
    }
    return List.of(
        "env",
        "LD_PRELOAD=" + library,
        "FAKETIME_TIMESTAMP_FILE=" + file,
        "FAKETIME_NO_CACHE=1",
        "DONT_FAKE_MONOTONIC=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        // its cure for another JVM's waits makes those of this one return at once
        "FAKETIME_FORCE_MONOTONIC_FIX=0");
  }

  /** Sets it wrong by so many milliseconds, from now on; a running program sees it leap. */
  public void shift(long millis) {
    try {
      var next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, String.format(Locale.ROOT, "%+.3f%n", millis / 1000.0));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the library shares between processes stays when the first of them is killed. */
  private static void removeThoseOfTheDead() {
    try (var files = Files.newDirectoryStream(SHARED, "*faketime_s*")) {
      for (var shared : files) {
        var name = OWNER.matcher(shared.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Files.deleteIfExists(shared);
        }
      }
    } catch (IOException e) {
      // the next one tries again
    }
  }

  private static Optional<Path> library() {
    var named = System.getProperty("evenkeel.faketime", "");
    return named.isEmpty()
        ? FOLDERS.stream().map(folder -> folder.resolve(LIBRARY)).filter(Files::exists).findFirst()
        : Stream.of(Path.of(named)).filter(Files::exists).findFirst();
  }
}
