package io.evenkeel.http.cli;

import io.evenkeel.http.standalone.StandaloneCassandra;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the embedded Cassandra alone. */
@Command(
    name = "cassandra",
    description = "Run the embedded Cassandra alone, with the schema, until Ctrl-C or SIGTERM.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class CassandraCommand implements Callable<Integer> {

  @Option(names = "--data", paramLabel = "DIR", description = "Where the state is kept.")
  private Path data = Path.of("data");

  @Option(names = "--port", paramLabel = "PORT", description = "Port for CQL.")
  private int port = 9042;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    var code =
        StandaloneCassandra.run(
            data,
            port,
            line -> {
              out.println(line);
              out.flush();
            });
    return code;
  }
}
