package io.evenkeel.persistence.lease;

import io.evenkeel.persistence.fencing.ShardEpoch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A lease table in memory whose network the test controls. Used by one thread. */
public final class MemoryLeaseTable implements LeaseTable {

  /** What happens to a request from now on. */
  public enum Network {
    WORKS,
    /** It never arrives, and the caller is told that something failed. */
    LOSES_REQUESTS,
    /** It takes effect, and the caller is told that something failed. */
    LOSES_ANSWERS,
    /** It takes effect at {@link #deliver}. */
    HOLDS_REQUESTS,
    /** It takes effect at once and is answered at {@link #deliver}. */
    HOLDS_ANSWERS
  }

  private final Map<String, NodeRow> nodes = new TreeMap<>();
  private final Map<String, ShardRow> shards = new TreeMap<>();
  private final List<String> changes = new ArrayList<>();
  private final Deque<Runnable> held = new ArrayDeque<>();
  private Network network = Network.WORKS;

  public void network(Network now) {
    network = now;
  }

  /** Brings everything that was held to its end, in order. */
  public void deliver() {
    for (var next = held.poll(); next != null; next = held.poll()) {
      next.run();
    }
  }

  /** Brings the last one that was held to its end, before the others. */
  void deliverLast() {
    held.removeLast().run();
  }

  public int held() {
    return held.size();
  }

  /** The changes that were asked for and arrived, such as {@code renew a/1 3}. */
  public List<String> changes() {
    return List.copyOf(changes);
  }

  public Optional<NodeRow> node(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  public Optional<ShardRow> row(String shard) {
    return Optional.ofNullable(shards.get(shard));
  }

  /** A row written by hand. */
  public void put(NodeRow row) {
    nodes.put(row.node(), row);
  }

  public void put(String shard, ShardRow row) {
    shards.put(shard, row);
  }

  public void deleteNode(String name) {
    nodes.remove(name);
  }

  @Override
  public CompletionStage<List<NodeRow>> nodes() {
    return ask(() -> List.copyOf(nodes.values()));
  }

  @Override
  public CompletionStage<Boolean> begin(String node) {
    return ask(
        () -> {
          changes.add("begin " + node);
          return nodes.putIfAbsent(node, new NodeRow(node, 1, State.HELD)) == null;
        });
  }

  @Override
  public CompletionStage<Optional<NodeRow>> renew(String node, long counter, boolean member) {
    return ask(
        () -> {
          changes.add("renew " + node + " " + counter);
          var row = nodes.getOrDefault(node, new NodeRow(node, 0, State.REVOKED));
          if (row.counter() != counter || row.state() != State.HELD) {
            return Optional.of(row);
          }
          nodes.put(node, new NodeRow(node, counter + 1, State.HELD, member));
          return Optional.empty();
        });
  }

  @Override
  public CompletionStage<Boolean> end(String node, long counter, State end) {
    return ask(
        () -> {
          changes.add("end " + node + " " + counter + " " + end);
          var row = nodes.get(node);
          boolean there =
              counter == 0
                  ? row == null
                  : row != null && row.counter() == counter && row.state() == State.HELD;
          if (there) {
            nodes.put(node, new NodeRow(node, counter, end, row != null && row.member()));
          }
          return there;
        });
  }

  @Override
  public CompletionStage<Optional<ShardRow>> shard(String shard) {
    return ask(() -> row(shard));
  }

  @Override
  public CompletionStage<Boolean> take(String shard, long seen, ShardEpoch next, String owner) {
    return ask(
        () -> {
          changes.add("take " + shard + " " + seen + " " + owner);
          boolean there = row(shard).map(row -> row.epoch().number()).orElse(0L) == seen;
          if (there) {
            shards.put(shard, new ShardRow(next, owner, false, false));
          }
          return there;
        });
  }

  @Override
  public CompletionStage<Boolean> release(String shard, long epoch, String owner, boolean clean) {
    return ask(
        () -> {
          changes.add("release " + shard + " " + epoch + " " + (clean ? "clean" : "unclean"));
          var row = row(shard).filter(r -> r.epoch().number() == epoch && r.owner().equals(owner));
          row.ifPresent(r -> shards.put(shard, new ShardRow(r.epoch(), owner, true, clean)));
          return row.isPresent();
        });
  }

  @Override
  public CompletionStage<Boolean> releaseEdited(
      String shard, long seen, ShardEpoch epoch, String owner) {
    return ask(
        () -> {
          changes.add("release edited " + shard + " " + seen);
          var row = row(shard).filter(r -> r.epoch().number() == seen && r.owner().equals(owner));
          row.ifPresent(r -> shards.put(shard, new ShardRow(epoch, owner, true, false)));
          return row.isPresent();
        });
  }

  private <T> CompletionStage<T> ask(Supplier<T> request) {
    var answer = new CompletableFuture<T>();
    switch (network) {
      case WORKS -> answer.complete(request.get());
      case LOSES_REQUESTS -> answer.completeExceptionally(lost());
      case LOSES_ANSWERS -> {
        request.get();
        answer.completeExceptionally(lost());
      }
      case HOLDS_REQUESTS -> held.add(() -> answer.complete(request.get()));
      case HOLDS_ANSWERS -> {
        var result = request.get();
        held.add(() -> answer.complete(result));
      }
    }
    return answer;
  }

  private static IllegalStateException lost() {
    return new IllegalStateException("lost");
  }
}
