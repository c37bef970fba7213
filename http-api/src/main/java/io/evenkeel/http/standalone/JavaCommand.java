package io.evenkeel.http.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command that runs this program again in another JVM, tuned for several nodes on one small
 * machine: small heaps, a collector without threads, classes from an archive, and the C1 compiler
 * alone unless asked otherwise, as three fresh JVMs on two cores spend the first half minute
 * compiling.
 *
 * @param heapMegabytes of the JVM
 * @param optimizing whether the C2 compiler is on: slower to warm up, twice as fast after minutes
 * @param training whether the process writes the class archive when it ends, instead of using it
 */
record JavaCommand(int heapMegabytes, boolean optimizing, boolean training) {

  private static final String MAIN = "io.evenkeel.http.cli.Main";

  /**
   * The whole command line. The shell in front makes the process ignore Ctrl-C, which a terminal
   * sends to all processes at once: they are to stop in order, when their parent tells them.
   */
  List<String> of(List<String> systemProperties, List<String> arguments) {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto"));
    if (Runtime.version().feature() >= 24) {
      // Akka and the driver use what newer Java warns about
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    if (!optimizing) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    archive().ifPresent(path -> command.add(archiveOption(path)));
    command.add("-D" + ParentWatch.PROPERTY + "=true");
    command.addAll(systemProperties);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    command.addAll(arguments);
    return command;
  }

  private Optional<Path> archive() {
    return Optional.ofNullable(System.getProperty("launcher.class-archive"))
        .map(Path::of)
        .filter(path -> training || Files.isReadable(path));
  }

  private String archiveOption(Path path) {
    return (training ? "-XX:ArchiveClassesAtExit=" : "-XX:SharedArchiveFile=") + path;
  }
}
