package io.evenkeel.multijvm.cluster;

import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.http.Api;
import io.evenkeel.multijvm.process.JavaProgram;
import io.evenkeel.multijvm.process.JvmProcess;
import io.evenkeel.multijvm.process.LogTail;
import io.evenkeel.multijvm.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A node's process, which can be ended and started again with the same name, ports and log. */
public final class Node {

  private static final Duration START = Duration.ofSeconds(100);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final NodeSpec spec;
  private final Path folder;
  private JvmProcess process;

  private Node(NodeSpec spec, Path folder) {
    this.spec = spec;
    this.folder = folder;
    this.process = launch(spec, folder);
  }

  /** Starts the process and returns at once. */
  static Node start(NodeSpec spec, Path folder) {
    return new Node(spec, folder);
  }

  public NodeSpec spec() {
    return spec;
  }

  public String url() {
    return spec.url();
  }

  public JvmProcess process() {
    return process;
  }

  /** Calls this node, and no other. */
  public Api api() {
    return new Api(url());
  }

  /** Blocks until it takes work; fails at once when its process ends. */
  public Node awaitReady() {
    await(spec.name() + " takes work")
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError(spec.name() + " ended: " + process.output());
              }
              return isReady();
            });
    return this;
  }

  public boolean isReady() {
    return api().tryGet("/health/ready").filter(answer -> answer.status() == 200).isPresent();
  }

  /** Kills it; blocks until it is gone. */
  public void kill() {
    process.kill();
  }

  /** Lets it leave; blocks until it is gone. */
  public void terminate() {
    leave();
    process.awaitExit(STOP);
  }

  /** Lets it leave; returns at once. */
  public void leave() {
    process.send(Signal.TERM);
  }

  /** Blocks until it has ended by itself; gives its exit code. */
  public int awaitEnd(Duration patience) {
    return process.awaitExit(patience);
  }

  public void pause() {
    process.send(Signal.STOP);
  }

  public void resume() {
    process.send(Signal.CONT);
  }

  /** Starts it again where it was; returns at once. */
  public Node restart() {
    process = launch(spec, folder);
    return this;
  }

  /** What it printed and the end of its log. */
  String logTail() {
    return LogTail.of(process.outputFile()) + LogTail.of(logFile(spec, folder));
  }

  private static JvmProcess launch(NodeSpec spec, Path folder) {
    var config = folder.resolve(spec.name() + ".conf");
    try {
      Files.writeString(config, spec.config());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var command = new ArrayList<>(spec.site().launcher());
    command.addAll(
        JavaProgram.evenkeel(
            List.of("launcher.log.file=" + logFile(spec, folder)), spec.arguments(config)));
    return JvmProcess.start(command, folder.resolve(spec.name() + ".out"));
  }

  private static Path logFile(NodeSpec spec, Path folder) {
    return folder.resolve(spec.name() + ".log");
  }
}
