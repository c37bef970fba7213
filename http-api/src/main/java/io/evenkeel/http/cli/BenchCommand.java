package io.evenkeel.http.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmarks. */
@Command(
    name = "bench",
    description = "Load a running cluster and check that nothing was lost.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BenchLoadCommand.class,
      BenchShopCommand.class,
      BenchYardstickCommand.class,
      BenchGatewayCommand.class,
      BenchBalancingCommand.class,
      BenchScalingCommand.class
    })
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which benchmark to run");
  }
}
