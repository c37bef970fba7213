package io.evenkeel.http.cli;

import io.evenkeel.core.config.NodeConfig;
import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prepares an external Cassandra, once, before the first node starts. */
@Command(
    name = "schema",
    description = "Prepare an external Cassandra, once, before the first node starts.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class SchemaCommand {

  @Spec private CommandSpec spec;

  @Command(description = "Create the keyspace and the tables that are missing.")
  int create(@Option(names = "--config", required = true, paramLabel = "FILE") Path config) {
    var settings = settings(config);
    CassandraSchema.create(settings);
    spec.commandLine().getOut().println("keyspace " + settings.keyspace() + " is complete");
    return 0;
  }

  @Command(description = "Print the CQL, for those who create the schema themselves.")
  int print(@Option(names = "--config", required = true, paramLabel = "FILE") Path config) {
    CassandraSchema.statements(settings(config))
        .forEach(statement -> spec.commandLine().getOut().println(statement + ";"));
    return 0;
  }

  private static CassandraSettings settings(Path config) {
    return CassandraSettings.from(NodeConfig.resolve(NodeConfig.parse(config.toFile())));
  }
}
