package io.evenkeel.http.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The processes of a local cluster on paper, so that the next start finds those that outlived a
 * crash. A process is known by its id and the moment it started: ids are used again.
 */
final class Leftovers {

  private static final long PATIENCE_SECONDS = 20;

  private Leftovers() {}

  /** Writes down who runs. */
  static void record(Path file, List<ProcessHandle> running) {
    try {
      Files.writeString(
          file, running.stream().map(Leftovers::line).collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new StartFailed("the file " + file + " cannot be written", e);
    }
  }

  /** Ends those of an earlier run that still live, first in order, then by force. */
  static void end(Path file, Consumer<String> progress) {
    var alive = alive(file);
    if (!alive.isEmpty()) {
      progress.accept("ending " + alive.size() + " processes that an earlier run left behind");
      alive.forEach(ProcessHandle::destroy);
      alive.forEach(Leftovers::await);
    }
  }

  /** Those written down that still run, in their order. */
  static List<ProcessHandle> alive(Path file) {
    return read(file).stream().flatMap(line -> find(line).stream()).toList();
  }

  static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StartFailed("the file " + file + " cannot be removed", e);
    }
  }

  private static List<String> read(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new StartFailed("the file " + file + " cannot be read", e);
    }
  }

  private static String line(ProcessHandle process) {
    return process.pid() + " " + started(process);
  }

  private static Optional<ProcessHandle> find(String line) {
    try {
      return ProcessHandle.of(Long.parseLong(line.split(" ", 2)[0]))
          .filter(process -> line(process).equals(line) && process.isAlive());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(instant -> instant.toEpochMilli()).orElse(0L);
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
