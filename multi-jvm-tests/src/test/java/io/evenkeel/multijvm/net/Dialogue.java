package io.evenkeel.multijvm.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that answers each line with a line, and ends when this process does, however it ends.
 * Used by one thread.
 */
final class Dialogue implements AutoCloseable {

  private static final long END_SECONDS = 10;

  private final Process process;
  private final BufferedReader answers;

  private Dialogue(Process process) {
    this.process = process;
    this.answers = process.inputReader();
  }

  static Dialogue start(List<String> command) {
    try {
      return new Dialogue(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Sends a line; gives the answer, which is empty when the process has ended. */
  String ask(String line) {
    try {
      process.outputWriter().write(line + "\n");
      process.outputWriter().flush();
      return answer();
    } catch (IOException e) {
      return "";
    }
  }

  /** The next line of what it says. */
  String answer() {
    try {
      var line = answers.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      process.outputWriter().close();
      if (process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (IOException e) {
      // it has closed its input
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
