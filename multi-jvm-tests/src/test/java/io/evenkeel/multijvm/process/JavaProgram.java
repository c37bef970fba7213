package io.evenkeel.multijvm.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command {@code evenkeel} in a JVM that starts fast and stays small. */
public final class JavaProgram {

  private static final String MAIN = "io.evenkeel.http.cli.Main";

  private static volatile List<String> archive = List.of();

  private JavaProgram() {}

  /**
   * The command line.
   *
   * @param properties system properties, each {@code name=value}
   * @param arguments of the command
   */
  public static List<String> evenkeel(List<String> properties, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:-UsePerfData", "-Xshare:auto"));
    command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
    command.addAll(archive);
    command.add("-Dlauncher.stop-with-parent=true");
    properties.forEach(property -> command.add("-D" + property));
    command.addAll(List.of("-cp", classPath(), MAIN));
    command.addAll(arguments);
    return command;
  }

  /** Whether its classes come from jars alone; others cannot be archived. */
  public static boolean isOfJars() {
    return Stream.of(classPath().split(":")).noneMatch(entry -> Files.isDirectory(Path.of(entry)));
  }

  /** Lets each program from now on write its classes there when it ends. */
  public static void writeArchive(Path file) {
    archive = List.of("-XX:ArchiveClassesAtExit=" + file);
  }

  /** Lets each program from now on take its classes from there; if it is no good, from the jars. */
  public static void useArchive(Path file) {
    archive = List.of("-XX:SharedArchiveFile=" + file, "-Dlauncher.class-archive=" + file);
  }

  /** Where the jars of Cassandra are. */
  public static Path cassandraLib() {
    return Path.of(System.getProperty("evenkeel.cassandra.lib")).normalize();
  }

  /** That of this JVM without the tests' own classes: applications of tests come as jars. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .filter(entry -> !entry.contains("multi-jvm-tests"))
        .filter(entry -> Files.exists(Path.of(entry)))
        .collect(Collectors.joining(":"));
  }
}
