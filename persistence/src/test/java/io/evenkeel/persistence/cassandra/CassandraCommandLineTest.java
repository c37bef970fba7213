package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.persistence.cassandra.CassandraCommandLine.Archive;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CassandraCommandLineTest {

  private static final CassandraJdk JDK = new CassandraJdk(Path.of("/jvm/17"), 17);

  private final EmbeddedCassandraSettings settings =
      EmbeddedCassandraSettings.of(Path.of("/data"), Path.of("/lib"), 9042, 7000)
          .withSharedArchive(Path.of("/lib/cassandra.jsa"));

  @Test
  void theProgramIsTheChosenJavaAndTheLastArgumentTheServer() {
    assertThat(CassandraCommandLine.of(settings, JDK, Archive.NONE))
        .startsWith("/jvm/17/bin/java")
        .endsWith("-cp", "/lib/*", "io.evenkeel.cassandra.CassandraServer");
  }

  @Test
  void oneNodeWaitsForNoOther() {
    assertThat(CassandraCommandLine.of(settings, JDK, Archive.NONE))
        .contains(
            "-Dcassandra.ring_delay_ms=0",
            "-Dcassandra.skip_wait_for_gossip_to_settle=0",
            "-Dcassandra.config=file:///data/conf/cassandra.yaml",
            "-Dcassandra-foreground=yes");
  }

  @Test
  void theHeapIsTheGivenOne() {
    assertThat(CassandraCommandLine.of(settings.withHeapMegabytes(768), JDK, Archive.NONE))
        .contains("-Xmx768m");
  }

  @Test
  void aServerForMinutesIsCompiledOnce() {
    assertThat(CassandraCommandLine.of(settings, JDK, Archive.NONE))
        .noneMatch(argument -> argument.contains("Tiered"));
    assertThat(CassandraCommandLine.of(settings.withoutOptimizing(), JDK, Archive.NONE))
        .contains("-XX:TieredStopAtLevel=1");
  }

  @Test
  void theTieToTheParentIsPassedOn() {
    assertThat(CassandraCommandLine.of(settings, JDK, Archive.NONE))
        .contains("-Devenkeel.cassandra.stop-with-parent=true");
    assertThat(CassandraCommandLine.of(settings.withStopWithParent(false), JDK, Archive.NONE))
        .contains("-Devenkeel.cassandra.stop-with-parent=false");
  }

  @Test
  void anArchiveIsUsedWithTheAgentAndWrittenWithoutIt() {
    assertThat(CassandraCommandLine.of(settings, JDK, Archive.NONE))
        .contains("-javaagent:/lib/jamm.jar")
        .noneMatch(argument -> argument.contains("jsa"));
    assertThat(CassandraCommandLine.of(settings, JDK, Archive.USE))
        .contains("-javaagent:/lib/jamm.jar", "-XX:SharedArchiveFile=/lib/cassandra.jsa");
    assertThat(CassandraCommandLine.of(settings, JDK, Archive.WRITE))
        .contains("-XX:ArchiveClassesAtExit=/lib/cassandra.jsa")
        .noneMatch(argument -> argument.startsWith("-javaagent"));
  }

  @Test
  void anElevenGetsWhatOnlyItNeeds() {
    var opening = "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED";
    var eleven = new CassandraJdk(Path.of("/jvm/11"), 11);
    assertThat(CassandraCommandLine.of(settings, eleven, Archive.NONE)).contains(opening);
    assertThat(CassandraCommandLine.of(settings, JDK, Archive.NONE)).doesNotContain(opening);
  }
}
