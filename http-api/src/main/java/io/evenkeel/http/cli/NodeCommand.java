package io.evenkeel.http.cli;

import io.evenkeel.http.standalone.ParentWatch;
import io.evenkeel.http.standalone.StandaloneNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one node until it is told to stop. */
@Command(
    name = "node",
    description = "Run one node, for deployment on many machines. SIGTERM lets it leave in order.",
    mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "Configuration (HOCON); keys below 'evenkeel'.")
  private Path config = Path.of("");

  @Option(names = "--app", paramLabel = "JAR", description = "Application jar; may be repeated.")
  private List<Path> apps = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    ParentWatch.startIfAsked();
    var url = StandaloneNode.start(config, apps);
    spec.commandLine().getOut().println("ready " + url);
    new CountDownLatch(1).await(); // the shutdown hooks end the process
    return 0;
  }
}
