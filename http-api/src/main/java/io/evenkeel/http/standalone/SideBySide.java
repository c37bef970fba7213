package io.evenkeel.http.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Evenkeel and what it is compared with on one Cassandra, in a temporary folder, for as long as a
 * comparison takes. Used by one thread; ends with this process at the latest.
 */
public final class SideBySide implements AutoCloseable {

  private final Path folder;
  private final LocalClusterOptions options;
  private final LocalCluster ours;
  private final Thread hook = new Thread(this::stop, "stop");
  private Optional<OtherNodes> theirs = Optional.empty();
  private boolean stopped;

  private SideBySide(Path folder, LocalClusterOptions options, LocalCluster ours) {
    this.folder = folder;
    this.options = options;
    this.ours = ours;
  }

  /** Takes a temporary folder; nothing runs yet. */
  public static SideBySide prepare(
      int nodes, int heapMegabytes, boolean optimizing, Consumer<String> progress) {
    try {
      var folder = Files.createTempDirectory("evenkeel-yardstick");
      var options = LocalClusterOptions.temporary(folder, nodes, heapMegabytes, optimizing);
      var all = new SideBySide(folder, options, LocalCluster.prepare(options, progress));
      Runtime.getRuntime().addShutdownHook(all.hook);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For files of what runs beside; removed at the end. */
  public Path folder() {
    return folder;
  }

  /** Starts Cassandra and our nodes; blocks until they take work. */
  public List<String> startOurs() {
    return ours.start();
  }

  /** Starts the plain Akka program on the same Cassandra, after ours; blocks until it listens. */
  public List<String> startPlainAkka() {
    return startTheirs(new PlainAkkaNodes(options, ours.contactPoint(), PlainAkka.DEFAULTS));
  }

  /** As {@link #startPlainAkka}, for nodes of this build with the fence off. */
  public List<String> startUnfenced() {
    return startTheirs(new UnfencedNodes(options, ours.contactPoint()));
  }

  private List<String> startTheirs(OtherNodes nodes) {
    theirs = Optional.of(nodes);
    return nodes.start();
  }

  @Override
  public void close() {
    stop();
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  /** Ends everything and removes the folder. Can be called twice. */
  private synchronized void stop() {
    if (!stopped) {
      stopped = true;
      theirs.ifPresent(OtherNodes::stop);
      ours.stop();
      remove(folder);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be removed", e);
    }
  }
}
