package io.evenkeel.multijvm.faults.run;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.faults.nemesis.Fault.LeaseEdit;
import io.evenkeel.multijvm.faults.nemesis.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Somebody with a CQL shell in the tables of leases, who reads what the nodes say afterwards. */
final class LeaseHand {

  /** How a node says what has to be done, in its log as in its answers. */
  private static final Pattern SAID =
      Pattern.compile(
          "of the lease (\\S+), which is at \\d+ now: .*?"
              + "set its epoch and its clean_since to (\\d+) or more and restart this node");

  /** More than the longest time between two starts of an entity that cannot be read. */
  private static final long LISTEN_MILLIS = 5_000;

  private LeaseHand() {}

  /** Edits rows; blocks. */
  static void edit(Cluster cluster, LeaseEdit.Rows rows) {
    boolean nodes = rows == LeaseEdit.Rows.NODES_DELETED;
    var table = cluster.keyspace() + (nodes ? ".node_leases" : ".shard_leases");
    var key = nodes ? "node" : "shard";
    var change =
        rows == LeaseEdit.Rows.EPOCHS_SET_BACK
            ? "UPDATE %s SET epoch = 1, clean_since = 1 WHERE %s = ?"
            : "DELETE FROM %s WHERE %s = ?";
    try (var session = StoredRows.open(cluster.database().port())) {
      var found = session.execute("SELECT %s FROM %s".formatted(key, table)).all();
      found.forEach(row -> session.execute(change.formatted(table, key), row.getString(key)));
      System.out.println(rows + ": " + found.size() + " rows of " + table);
    }
  }

  /**
   * Sets the epochs that nodes ask for, who say it again and again; gives those that want to be
   * restarted.
   */
  static List<Integer> mend(Cluster cluster) {
    Map<String, Long> epochs = new HashMap<>();
    var nodes = IntStream.range(0, cluster.nodes().size()).boxed().toList();
    var known = nodes.stream().map(node -> log(cluster, node).length()).toList();
    new Pace.RealTime().await(LISTEN_MILLIS);
    var asking =
        nodes.stream()
            .filter(node -> asks(log(cluster, node).substring(known.get(node)), epochs))
            .toList();
    var update =
        "UPDATE %s.shard_leases SET epoch = ?, clean_since = ? WHERE shard = ?"
            .formatted(cluster.keyspace());
    try (var session = StoredRows.open(cluster.database().port())) {
      epochs.forEach((shard, epoch) -> session.execute(update, epoch, epoch, shard));
    }
    System.out.println("mended epochs " + epochs + ", restarting nodes " + asking);
    return asking;
  }

  private static boolean asks(String log, Map<String, Long> epochs) {
    var said = SAID.matcher(log).results().toList();
    said.forEach(one -> epochs.merge(one.group(1), Long.valueOf(one.group(2)), Math::max));
    return !said.isEmpty();
  }

  private static String log(Cluster cluster, int node) {
    var file = cluster.folder().resolve(cluster.node(node).spec().name() + ".log");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
