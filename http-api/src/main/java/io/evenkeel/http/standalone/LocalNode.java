package io.evenkeel.http.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A node's process on this machine. */
final class LocalNode {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  private final NodePlan plan;
  private final Process process;
  private final Path log;

  private LocalNode(NodePlan plan, Process process, Path log) {
    this.plan = plan;
    this.process = process;
    this.log = log;
  }

  static LocalNode start(NodePlan plan, Layout layout, JavaCommand java, List<Path> apps) {
    var config = layout.nodeConfig(plan.index());
    var log = layout.nodeLog(plan.index());
    var command =
        java.of(
            JavaCommand.MAIN, List.of("-Dlauncher.log.file=" + log), plan.arguments(config, apps));
    try {
      Files.writeString(config, plan.config());
      var output = log.resolveSibling(plan.name() + ".out").toFile();
      var process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
      Files.writeString(layout.nodePid(plan.index()), Long.toString(process.pid()));
      return new LocalNode(plan, process, log);
    } catch (IOException e) {
      throw new StartFailed(plan.name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  NodePlan plan() {
    return plan;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** How it ended; only when it has. */
  int exitCode() {
    return process.exitValue();
  }

  /** Whether it says that it takes work. */
  boolean isReady() {
    var request =
        HttpRequest.newBuilder(URI.create(plan.url() + "/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Blocks until it takes work.
   *
   * @param givenUp asked again and again whether there is no point in waiting any more
   * @throws StartFailed when it ends, or is not ready after {@code patience}
   */
  void awaitReady(Duration patience, BooleanSupplier givenUp) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isReady()) {
      if (!isAlive()) {
        throw new StartFailed(plan.name() + " ended: " + lastWords());
      }
      if (System.nanoTime() - deadline > 0 || givenUp.getAsBoolean()) {
        throw new StartFailed(plan.name() + " did not get ready; see " + log);
      }
      Pause.millis(100);
    }
  }

  /** The last thing it said, for an error message. */
  String lastWords() {
    try {
      var lines = Files.readAllLines(log.resolveSibling(plan.name() + ".out"));
      return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return "its output cannot be read";
    }
  }

  Path log() {
    return log;
  }

  /** Lets it leave in order, without waiting for it. */
  void leave() {
    process.destroy();
  }

  /** Lets it leave in order; ends it by force after {@code patience}. */
  void stop(Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
