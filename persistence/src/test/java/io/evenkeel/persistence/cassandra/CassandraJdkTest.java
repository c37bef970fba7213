package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CassandraJdkTest {

  private static final CassandraJdk ELEVEN = jdk("/jvm/11", 11);
  private static final CassandraJdk SEVENTEEN = jdk("/jvm/17", 17);
  private static final CassandraJdk TWENTY_FIVE = jdk("/jvm/25", 25);

  @Test
  void theOneAskedForGoesBeforeTheOneThatRuns() {
    assertThat(CassandraJdk.choose(ELEVEN, SEVENTEEN, List.of())).isEqualTo(ELEVEN);
  }

  @Test
  void theRunningOneIsTakenIfItCanRunCassandra() {
    assertThat(CassandraJdk.choose(null, ELEVEN, List.of(SEVENTEEN))).isEqualTo(ELEVEN);
  }

  @Test
  void aSeventeenIsPreferredToAnElevenAmongThoseInstalled() {
    assertThat(CassandraJdk.choose(null, TWENTY_FIVE, List.of(TWENTY_FIVE, ELEVEN, SEVENTEEN)))
        .isEqualTo(SEVENTEEN);
    assertThat(CassandraJdk.choose(null, TWENTY_FIVE, List.of(ELEVEN))).isEqualTo(ELEVEN);
  }

  @Test
  void withoutAnyTheMessageSaysWhatToInstallAndWhatToSet() {
    assertThatThrownBy(() -> CassandraJdk.choose(null, TWENTY_FIVE, List.of(jdk("/jvm/21", 21))))
        .isInstanceOf(EmbeddedCassandraException.class)
        .hasMessage(
            "Cassandra runs on Java 17 or 11, this is Java 25 and no other was found: install a"
                + " JDK 17 or name its home in EVENKEEL_CASSANDRA_JAVA_HOME.");
  }

  @Test
  void anUnfitOneThatWasAskedForIsNotReplacedInSilence() {
    assertThatThrownBy(() -> CassandraJdk.choose(TWENTY_FIVE, SEVENTEEN, List.of()))
        .hasMessage("Cassandra runs on Java 17 or 11, but /jvm/25 is Java 25.");
    assertThatThrownBy(() -> CassandraJdk.choose(jdk("/nowhere", 0), SEVENTEEN, List.of()))
        .hasMessage("Cassandra runs on Java 17 or 11, but /nowhere holds no Java.");
  }

  @Test
  void theFeatureReleaseIsReadFromTheReleaseFile(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"17.0.15\"\n");
    assertThat(InstalledJdks.read(home).feature()).isZero();
    Files.createDirectories(home.resolve("bin"));
    assertThat(Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true)).isTrue();
    assertThat(InstalledJdks.read(home)).isEqualTo(new CassandraJdk(home, 17));
  }

  private static CassandraJdk jdk(String home, int feature) {
    return new CassandraJdk(Path.of(home), feature);
  }
}
