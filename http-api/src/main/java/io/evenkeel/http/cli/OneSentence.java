package io.evenkeel.http.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Errors as one sentence on standard error; the stack trace only when {@code EVENKEEL_TRACE} is
 * set.
 */
final class OneSentence implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    command.getErr().println("evenkeel " + command.getCommandName() + ": " + message);
    if (System.getenv("EVENKEEL_TRACE") != null) {
      failure.printStackTrace(command.getErr());
    }
    return 1;
  }
}
