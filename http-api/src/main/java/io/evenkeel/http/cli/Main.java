package io.evenkeel.http.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code evenkeel}. */
@Command(
    name = "evenkeel",
    description = "Stateful services that stay up, balanced and elastic.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      NodeCommand.class,
      CassandraCommand.class,
      SchemaCommand.class,
      StatusCommand.class,
      MembersCommand.class,
      ShardsCommand.class,
      ServicesCommand.class,
      AnomaliesCommand.class,
      BalanceCommand.class,
      ScaleCommand.class,
      DrainCommand.class,
      DrillCommand.class,
      BenchCommand.class,
      SimulateCommand.class,
      PlanCommand.class,
      TuneCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class
    })
public final class Main {

  private Main() {}

  /** Exits with 0 on success, 1 on failure, 2 when the arguments are wrong. */
  public static void main(String[] arguments) {
    Logging.configure(arguments);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new OneSentence())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
