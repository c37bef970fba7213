package io.evenkeel.http.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of others that is measured beside ours, as a process of this machine. */
public final class OtherProgram implements AutoCloseable {

  private static final int START_SECONDS = 20;
  private static final int STOP_SECONDS = 5;

  private final String name;
  private final Process process;

  private OtherProgram(String name, Process process) {
    this.name = name;
    this.process = process;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop " + name));
  }

  /**
   * Starts it and blocks until its ports can be connected to.
   *
   * @param log where its output goes
   * @throws StartFailed with one sentence when it is not installed, ends or does not listen in time
   */
  public static OtherProgram start(
      String name, List<String> command, List<Integer> ports, Path log) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      var program = new OtherProgram(name, process);
      ports.forEach(port -> program.await(port, log));
      return program;
    } catch (IOException e) {
      throw new StartFailed(name + " cannot be started; is it installed?", e);
    }
  }

  /** So many free ports. */
  public static List<Integer> freePorts(int count) {
    return FreePorts.find(count);
  }

  private void await(int port, Path log) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new StartFailed(name + " does not listen on port " + port + "; see " + log);
      }
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      pause();
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("interrupted", e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
