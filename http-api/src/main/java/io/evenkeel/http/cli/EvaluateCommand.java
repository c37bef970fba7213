package io.evenkeel.http.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What models are worth on recorded data. */
@Command(
    name = "evaluate",
    description = "Measure models on recorded data, beside known ones.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {EvaluateForecastCommand.class, EvaluateAnomalyCommand.class})
public final class EvaluateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to evaluate");
  }
}
