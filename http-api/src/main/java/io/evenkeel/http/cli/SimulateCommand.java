package io.evenkeel.http.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The simulations. */
@Command(
    name = "simulate",
    description = "Try out strategies and policies on simulated clusters.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SimulateBalancingCommand.class, SimulateScalingCommand.class})
public final class SimulateCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to simulate");
  }
}
