package io.evenkeel.http.cli;

import io.evenkeel.http.standalone.LocalCluster;
import io.evenkeel.http.standalone.LocalClusterOptions;
import io.evenkeel.http.standalone.ParentWatch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts Cassandra and some nodes on this machine, in the foreground. */
@Command(
    name = "up",
    description = {
      "Start Cassandra and some nodes on this machine, in the foreground.",
      "Ctrl-C or SIGTERM stops them in order; their state stays in the data folder."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class UpCommand implements Callable<Integer> {

  @Option(names = "--nodes", paramLabel = "N", description = "How many nodes.")
  private int nodes = 3;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "HTTP port of node 0; node i listens on PORT+i.")
  private int httpPort = 8080;

  @Option(names = "--data", paramLabel = "DIR", description = "Where the state is kept.")
  private Path data = Path.of("data");

  @Option(names = "--app", paramLabel = "JAR", description = "Application jar; may be repeated.")
  private List<Path> apps = List.of();

  @Option(names = "--fresh", description = "Empty the data folder first.")
  private boolean fresh;

  @Option(names = "--cassandra-port", paramLabel = "PORT", description = "0 takes a free one.")
  private int cassandraPort = 0;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Failure detection: fast or safe.")
  private String profile = "fast";

  @Option(names = "--heap", paramLabel = "MB", description = "Heap of each node.")
  private int heapMegabytes = 384;

  @Option(
      names = "--optimize",
      description = {
        "Use the optimizing compiler (C2): slower for the first minutes, faster after them.",
        "Without it a small machine serves well at once."
      })
  private boolean optimize;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    long start = System.nanoTime();
    ParentWatch.startIfAsked();
    var cluster = LocalCluster.prepare(options(), line -> say(out, start, line));
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::stop, "stop"));
    try {
      var urls = cluster.start();
      out.println("ready " + String.join(" ", urls));
      out.flush();
      cluster.watch();
      return 0;
    } finally {
      cluster.stop();
    }
  }

  private LocalClusterOptions options() {
    var archive = System.getProperty("launcher.cassandra.class-archive");
    return new LocalClusterOptions(
        nodes,
        httpPort,
        data,
        apps,
        fresh,
        cassandraPort,
        profile,
        heapMegabytes,
        optimize,
        archive == null ? null : Path.of(archive),
        false,
        "");
  }

  private static void say(PrintWriter out, long start, String line) {
    double seconds = (System.nanoTime() - start) / 1e9;
    out.println(String.format(Locale.ROOT, "%5.1f s  %s", seconds, line));
    out.flush();
  }
}
