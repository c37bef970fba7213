package io.evenkeel.http.scaling.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command, for so long, with so much output. No shell reads the arguments. It has no input.
 */
final class BoundedCommand {

  /** How often the size of its output is looked at. */
  private static final long LOOK_MILLIS = 20;

  private final CommandSettings settings;

  BoundedCommand(CommandSettings settings) {
    this.settings = settings;
  }

  /**
   * Runs it to its end, and blocks for that. However this returns, neither the command nor what it
   * started runs on, but for what it left behind when it ended well by itself.
   *
   * @param variables of its environment, beside those of this node and of the settings
   * @return what it wrote to its standard output
   * @throws DriverFailed when it cannot be started, takes or writes too much, or ends with another
   *     code than 0
   */
  String run(Program program, Map<String, String> variables)
      throws IOException, InterruptedException {
    requireProgram(program);
    try (var output = CommandOutput.create()) {
      var process = start(program, variables, output);
      try {
        await(process, program, output);
      } finally {
        if (process.isAlive()) {
          ProcessTree.end(process.toHandle());
        }
      }
      requireSuccess(process.exitValue(), program, output);
      return output.printed(settings.maxOutputBytes());
    }
  }

  private Process start(Program program, Map<String, String> variables, CommandOutput output) {
    var builder = output.of(new ProcessBuilder(program.command()));
    builder.environment().putAll(settings.environment());
    builder.environment().putAll(variables);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new DriverFailed(program + " cannot be started: " + Quoted.of("" + e.getMessage()), e);
    }
  }

  private void await(Process process, Program program, CommandOutput output)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + settings.timeout().toNanos();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      requireBounded(program, output);
      if (System.nanoTime() > end) {
        throw new DriverFailed(
            "%s did not end in %d ms and was ended; what it has done is not known"
                .formatted(program, settings.timeout().toMillis()));
      }
    }
    requireBounded(program, output);
  }

  private void requireBounded(Program program, CommandOutput output) throws IOException {
    if (output.bytes() > settings.maxOutputBytes()) {
      throw new DriverFailed(
          "%s wrote more than %d bytes and was given up; what it has done is not known"
              .formatted(program, settings.maxOutputBytes()));
    }
  }

  private static void requireSuccess(int exit, Program program, CommandOutput output)
      throws IOException {
    if (exit != 0) {
      throw new DriverFailed(
          "%s ended with code %d: %s".formatted(program, exit, Quoted.of(output.complaint())));
    }
  }

  /** What is wrong with a path is said better before than by the error of a start. */
  private static void requireProgram(Program program) {
    var path = Path.of(program.path());
    if (path.getNameCount() == 1 && !path.isAbsolute()) {
      return; // looked for in PATH
    }
    if (!Files.isRegularFile(path)) {
      throw new DriverFailed("there is no program " + program);
    }
    if (!Files.isExecutable(path)) {
      throw new DriverFailed(program + " is not executable");
    }
  }
}
