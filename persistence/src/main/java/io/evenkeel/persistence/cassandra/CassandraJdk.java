package io.evenkeel.persistence.cassandra;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JDK or JRE, as a candidate to run Cassandra, which runs on Java 17 and 11 only.
 *
 * @param home the folder that holds {@code bin/java}
 * @param feature its feature release, such as 17; 0 if unknown
 */
public record CassandraJdk(Path home, int feature) {

  /** The variable that names the home of the JDK for Cassandra. */
  public static final String VARIABLE = "EVENKEEL_CASSANDRA_JAVA_HOME";

  /** The program that starts it. */
  public Path java() {
    return home.resolve("bin").resolve("java");
  }

  boolean runsCassandra() {
    return feature == 17 || feature == 11;
  }

  /**
   * Chooses: what was asked for, else the JVM that runs now, else the first 17 found, else the
   * first 11.
   *
   * @param asked the one named by a setting or {@link #VARIABLE}, or null
   * @throws EmbeddedCassandraException if the one asked for cannot run it, or none can
   */
  static CassandraJdk choose(
      @Nullable CassandraJdk asked, CassandraJdk running, List<CassandraJdk> installed) {
    if (asked != null) {
      return checked(asked);
    }
    return Stream.concat(
            Stream.of(running),
            Stream.of(17, 11)
                .flatMap(wanted -> installed.stream().filter(jdk -> jdk.feature() == wanted)))
        .filter(CassandraJdk::runsCassandra)
        .findFirst()
        .orElseThrow(() -> noneFound(running));
  }

  private static CassandraJdk checked(CassandraJdk asked) {
    if (asked.runsCassandra()) {
      return asked;
    }
    throw new EmbeddedCassandraException(
        "Cassandra runs on Java 17 or 11, but "
            + asked.home()
            + (asked.feature() == 0 ? " holds no Java" : " is Java " + asked.feature())
            + ".");
  }

  private static EmbeddedCassandraException noneFound(CassandraJdk running) {
    return new EmbeddedCassandraException(
        "Cassandra runs on Java 17 or 11, this is Java "
            + running.feature()
            + " and no other was found: install a JDK 17 or name its home in "
            + VARIABLE
            + ".");
  }
}
