package io.evenkeel.http.standalone;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.NodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The processes of a local cluster that runs in another process, or in another thread of this one,
 * as its data folder names them. Nothing is remembered: each call looks anew. Blocks shortly, for
 * files only. Thread-safe.
 */
public final class RunningCluster {

  private static final int MOST_NODES = 20;

  private final Layout layout;

  private RunningCluster(Layout layout) {
    this.layout = layout;
  }

  /**
   * The cluster on a data folder.
   *
   * @throws StartFailed when none runs there
   */
  public static RunningCluster on(Path data) {
    var layout = new Layout(data);
    if (Leftovers.alive(layout.processes()).isEmpty()) {
      throw new StartFailed(
          "no 'evenkeel up' runs on " + layout.data() + "; name its folder with --data");
    }
    return new RunningCluster(layout);
  }

  /**
   * The process with an id.
   *
   * @throws StartFailed when it does not belong to this cluster: another one may have that id
   */
  public ProcessHandle process(long pid) {
    return processes().stream()
        .filter(process -> process.pid() == pid)
        .findFirst()
        .orElseThrow(
            () ->
                new StartFailed(
                    "the process "
                        + pid
                        + " is none that runs on "
                        + layout.data()
                        + "; name the folder of that cluster with --data"));
  }

  /** The database's process, which is always started first. */
  public ProcessHandle cassandra() {
    return processes().get(0);
  }

  /** Which node has this process: i of {@code node-i}. */
  public OptionalInt index(long pid) {
    var text = Long.toString(pid);
    return IntStream.range(0, MOST_NODES)
        .filter(i -> text.equals(read(layout.nodePid(i))))
        .findFirst();
  }

  /** A node's configuration, with defaults; without the system properties of this process. */
  public Config config(int node) {
    return NodeConfig.parse(layout.nodeConfig(node).toFile())
        .withFallback(ConfigFactory.defaultReferenceUnresolved())
        .resolve();
  }

  /** Asks not to start a node again when it ends, until {@link #release} or so long. */
  public void hold(int node, Duration atMost) {
    Hold.set(layout.nodeHold(node), atMost);
  }

  /** Lets a node be started again. Can be called without a hold. */
  public void release(int node) {
    Hold.release(layout.nodeHold(node));
  }

  private List<ProcessHandle> processes() {
    var alive = Leftovers.alive(layout.processes());
    if (alive.isEmpty()) {
      throw new StartFailed("the cluster on " + layout.data() + " has ended");
    }
    return alive;
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new StartFailed("the file " + file + " cannot be read", e);
    }
  }
}
