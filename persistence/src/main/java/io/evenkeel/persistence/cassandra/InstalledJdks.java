package io.evenkeel.persistence.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for Java on this machine, in the places where installers put it. Reads small files only.
 */
final class InstalledJdks {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");

  private InstalledJdks() {}

  /**
   * The JDK that will run Cassandra.
   *
   * @param setting the home that was configured, or null for the environment, then a search
   * @throws EmbeddedCassandraException if none can
   */
  static CassandraJdk find(@Nullable Path setting) {
    var variable = System.getenv(CassandraJdk.VARIABLE);
    var asked =
        setting != null
            ? setting
            : variable == null || variable.isBlank() ? null : Path.of(variable);
    return CassandraJdk.choose(asked == null ? null : read(asked), running(), scan());
  }

  private static CassandraJdk running() {
    return new CassandraJdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  private static List<CassandraJdk> scan() {
    var home = Path.of(System.getProperty("user.home"));
    return Stream.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/Library/Java/JavaVirtualMachines"),
            home.resolve(".sdkman/candidates/java"),
            home.resolve(".jdks"))
        .flatMap(parent -> children(parent).stream())
        .flatMap(child -> Stream.of(child, child.resolve("Contents/Home")))
        .map(InstalledJdks::read)
        .filter(jdk -> jdk.feature() > 0)
        .toList();
  }

  /** The JDK at {@code home}, of feature 0 when there is none. */
  static CassandraJdk read(Path home) {
    try {
      var release = VERSION.matcher(Files.readString(home.resolve("release")));
      var found = release.find() && Files.isExecutable(home.resolve("bin/java"));
      return new CassandraJdk(home, found ? Integer.parseInt(release.group(1)) : 0);
    } catch (IOException e) {
      return new CassandraJdk(home, 0);
    }
  }

  private static List<Path> children(Path parent) {
    try (var files = Files.list(parent)) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
