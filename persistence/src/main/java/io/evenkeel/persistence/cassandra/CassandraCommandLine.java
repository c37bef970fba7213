package io.evenkeel.persistence.cassandra;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command that runs a local server: one node that waits for no other. */
final class CassandraCommandLine {

  private static final String MAIN_CLASS = "io.evenkeel.cassandra.CassandraServer";

  private CassandraCommandLine() {}

  /**
   * The program and its arguments.
   *
   * @param archive what to do with the class archive of the settings
   */
  static List<String> of(EmbeddedCassandraSettings settings, CassandraJdk jdk, Archive archive) {
    var command = new ArrayList<String>();
    command.add(jdk.java().toString());
    command.addAll(CassandraJvmOptions.access(jdk.feature()));
    command.addAll(memory(settings));
    if (!settings.optimizing()) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.addAll(archive.arguments(settings));
    command.addAll(cassandra(settings));
    command.addAll(own(settings));
    command.addAll(List.of("-cp", settings.libDir() + "/*", MAIN_CLASS));
    return List.copyOf(command);
  }

  private static List<String> memory(EmbeddedCassandraSettings settings) {
    return List.of(
        "-Xms" + Math.min(128, settings.heapMegabytes()) + "m",
        "-Xmx" + settings.heapMegabytes() + "m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+PerfDisableSharedMem");
  }

  private static List<String> cassandra(EmbeddedCassandraSettings settings) {
    return properties(
        "cassandra.config=" + settings.yamlFile().toUri(),
        "cassandra.storagedir=" + settings.dataDir(),
        "cassandra-foreground=yes",
        "cassandra.ring_delay_ms=0",
        "cassandra.skip_wait_for_gossip_to_settle=0",
        "cassandra.shutdown_announce_in_ms=0",
        "cassandra.superuser_setup_delay_ms=0");
  }

  private static List<String> own(EmbeddedCassandraSettings settings) {
    return properties(
        "java.io.tmpdir=" + settings.tmpDir(),
        "logback.configurationFile=evenkeel-cassandra-logback.xml",
        "evenkeel.cassandra.data-dir=" + settings.dataDir(),
        "evenkeel.cassandra.log-dir=" + settings.logDir(),
        "evenkeel.cassandra.stop-with-parent=" + settings.stopWithParent());
  }

  private static List<String> properties(String... properties) {
    return Stream.of(properties).map(property -> "-D" + property).toList();
  }

  /** What to do with the class archive (application class data sharing). */
  enum Archive {
    /** Nothing. */
    NONE,
    /** Map it; a JVM that it does not fit ignores it. */
    USE,
    /** Write it when the server stops in order. */
    WRITE;

    private List<String> arguments(EmbeddedCassandraSettings settings) {
      var jamm = "-javaagent:" + settings.libDir().resolve("jamm.jar");
      return switch (this) {
        case NONE -> List.of(jamm);
        case USE -> List.of(jamm, "-XX:SharedArchiveFile=" + settings.sharedArchive());
        // a JVM with an agent writes no archive; Cassandra then measures memory without it
        case WRITE -> List.of("-XX:ArchiveClassesAtExit=" + settings.sharedArchive());
      };
    }
  }
}
