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
    // what is run comes from this build and from Maven Central: loading it costs less unverified
    command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
    command.add("-Dlauncher.stop-with-parent=true");
    properties.forEach(property -> command.add("-D" + property));
    command.addAll(List.of("-cp", classPath(), MAIN));
    command.addAll(arguments);
    return command;
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
