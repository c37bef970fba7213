package io.evenkeel.sharding.runtime;

import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * The questions of this node that wait for an answer, and which node last answered for each shard,
 * so that nobody waits for a node that is gone. Thread-safe.
 */
final class InFlight {

  private record Waiting(EntityKey key, Question question) {}

  private final int shards;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicReferenceArray<String>> homes = new ConcurrentHashMap<>();

  InFlight(int shards) {
    this.shards = shards;
  }

  /** Keeps a question until it is answered. */
  CompletableFuture<EntityReply> keep(EntityKey key, Question question) {
    var entry = new Waiting(key, question);
    waiting.add(entry);
    return question
        .answer()
        .whenComplete(
            (reply, failure) -> {
              waiting.remove(entry);
              learn(key, reply);
            });
  }

  /** Tells each question to a shard that was last answered for by a node. */
  void toThoseAt(String owner, Consumer<Question> told) {
    waiting.stream()
        .filter(entry -> owner.equals(home(entry.key)))
        .map(Waiting::question)
        .forEach(told);
  }

  private void learn(EntityKey key, EntityReply reply) {
    if (!reply.owner().isEmpty() && !reply.owner().equals(home(key))) {
      homesOf(key.type()).set(shardOf(key), reply.owner());
    }
  }

  private String home(EntityKey key) {
    return Objects.requireNonNullElse(homesOf(key.type()).get(shardOf(key)), "");
  }

  private AtomicReferenceArray<String> homesOf(String type) {
    return homes.computeIfAbsent(type, unknown -> new AtomicReferenceArray<>(shards));
  }

  /** Only has to tell shards apart, yet is the number that sharding gives them. */
  private int shardOf(EntityKey key) {
    return Math.abs(key.id().hashCode() % shards);
  }
}
