package io.evenkeel.core.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The conditions a node must meet before it is sent any work. Each is met once, by something that
 * has really happened; leaving takes readiness back for good. Thread-safe, never blocks.
 */
public final class Readiness {

  private final Map<String, CompletableFuture<?>> conditions = new ConcurrentHashMap<>();
  private final Map<String, String> reasons = new ConcurrentHashMap<>();
  private final List<CompletableFuture<?>> beforeJoining = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> joined = new CompletableFuture<>();
  private volatile boolean leaving;

  public Readiness() {
    conditions.put("member", joined);
  }

  /** Adds a condition that has to be met before the node joins the cluster. */
  public void require(String condition, CompletionStage<?> met) {
    var future = met.toCompletableFuture();
    conditions.put(condition, future);
    beforeJoining.add(future);
  }

  /** Adds a condition that is looked at from the moment the node is a member. */
  public <T> void requireOnceJoined(String condition, Supplier<CompletionStage<T>> met) {
    conditions.put(condition, joined.thenCompose(member -> met.get()));
  }

  /** Says for people why a condition is not met yet. */
  public void explain(String condition, String reason) {
    reasons.put(condition, reason);
  }

  /** The node is a member of the cluster. */
  public void joined() {
    joined.complete(null);
  }

  /** The node will never be a member of the cluster. */
  void notLetIn(String reason) {
    joined.completeExceptionally(new IllegalStateException(reason));
  }

  /** Whether the node has been let into the cluster, ready or not. */
  public boolean hasJoined() {
    return met(joined);
  }

  /** From now on the node takes no new work. */
  public void leave() {
    leaving = true;
  }

  /** Completes when the node may join; fails with the first condition that fails. */
  CompletableFuture<Void> mayJoin() {
    return allOrFirstFailure(beforeJoining);
  }

  /** Completes when all conditions added so far are met; fails with the first that fails. */
  public CompletableFuture<Void> whenMet() {
    return allOrFirstFailure(conditions.values());
  }

  public boolean isReady() {
    return !leaving && conditions.values().stream().allMatch(Readiness::met);
  }

  /** State of each condition: {@code ok}, {@code waiting} or {@code failed: reason}. */
  public Map<String, String> report() {
    var report =
        conditions.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> state(e.getKey(), e.getValue())));
    if (leaving) {
      report.put("leaving", "yes");
    }
    return report;
  }

  /**
   * What stands between the node and readiness: what failed or has a reason, else what it awaits.
   */
  public String obstacles() {
    if (joined.isCompletedExceptionally()) { // and with it all that was to come after it
      return "member " + state("member", joined);
    }
    var open = new TreeMap<>(report());
    open.values().removeIf("ok"::equals);
    var explained = new TreeMap<>(open);
    explained.values().removeIf(state -> !state.contains(": "));
    return (explained.isEmpty() ? open : explained)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining("; "));
  }

  /** Unlike {@code allOf}, does not wait for the others when one has failed. */
  private static CompletableFuture<Void> allOrFirstFailure(Collection<CompletableFuture<?>> all) {
    var result = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    all.forEach(
        one -> {
          var unused =
              one.exceptionally(
                  failure -> {
                    result.completeExceptionally(failure);
                    return null;
                  });
        });
    return result;
  }

  private static boolean met(CompletableFuture<?> condition) {
    return condition.isDone() && !condition.isCompletedExceptionally();
  }

  private String state(String name, CompletableFuture<?> condition) {
    if (condition.isCompletedExceptionally()) {
      return "failed: " + condition.handle((value, failure) -> message(failure)).getNow("");
    }
    var reason = reasons.getOrDefault(name, "");
    return condition.isDone() ? "ok" : "waiting" + (reason.isEmpty() ? "" : ": " + reason);
  }

  private static String message(Throwable failure) {
    return String.valueOf(DirectStage.unwrapped(failure).getMessage());
  }
}
