package io.evenkeel.http.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Evenkeel and what it is compared with on one Cassandra, in a temporary folder, for as long as a
 * comparison takes. Used by one thread; ends with this process at the latest.
 */
public final class SideBySide implements AutoCloseable {

  private final TemporaryFolder folder;
  private final LocalClusterOptions options;
  private final LocalCluster ours;
  private Optional<OtherNodes> theirs = Optional.empty();

  private SideBySide(TemporaryFolder folder, LocalClusterOptions options, LocalCluster ours) {
    this.folder = folder;
    this.options = options;
    this.ours = ours;
  }

  /** Takes a temporary folder; nothing runs yet. */
  public static SideBySide prepare(
      int nodes, int heapMegabytes, boolean optimizing, Consumer<String> progress) {
    var folder = TemporaryFolder.create("evenkeel-yardstick");
    var options = LocalClusterOptions.temporary(folder.path(), nodes, heapMegabytes, optimizing);
    try {
      var all = new SideBySide(folder, options, LocalCluster.prepare(options, progress));
      folder.endsWith(all::stop);
      return all;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** For files of what runs beside; removed at the end. */
  public Path folder() {
    return folder.path();
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

  /** Ends everything and removes the folder. Can be called twice. */
  @Override
  public void close() {
    folder.close();
  }

  private void stop() {
    theirs.ifPresent(OtherNodes::stop);
    ours.stop();
  }
}
