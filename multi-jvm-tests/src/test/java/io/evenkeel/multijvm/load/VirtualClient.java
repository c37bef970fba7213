package io.evenkeel.multijvm.load;

import io.evenkeel.multijvm.http.Answer;
import io.evenkeel.multijvm.http.Api;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A client that knows all nodes, stays with one, and moves on to the next one when it gets no good
 * answer. Every attempt of a command has the same key.
 */
final class VirtualClient {

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  private final List<Api> nodes;
  private final AtomicInteger favourite;
  private final Plan plan;
  private final Consumer<Answer> problems;
  private final Random random;

  VirtualClient(int index, List<Api> nodes, Plan plan, Consumer<Answer> problems) {
    this.nodes = List.copyOf(nodes);
    this.favourite = new AtomicInteger(index);
    this.plan = plan;
    this.problems = problems;
    this.random = new Random(plan.seed() * 31 + index);
  }

  /** Its next command; called by one thread. */
  Command next(long number) {
    var entity = plan.name() + "-" + random.nextInt(plan.entities());
    return new Command(entity, number, plan.name() + "-" + number);
  }

  /** Sends until there is an answer or patience ends. */
  CompletableFuture<Delivery> deliver(Command command, long intendedNanos) {
    return attempt(command, intendedNanos, 1);
  }

  private CompletableFuture<Delivery> attempt(Command command, long intendedNanos, int number) {
    int node = favourite.get();
    return nodes
        .get(Math.floorMod(node, nodes.size()))
        .send(command.path(), command.body(), command.key(), plan.attempt())
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                return again(command, intendedNanos, number, node, failure.toString());
              } else if (answer.status() == 200) {
                return done(new Delivery.Acknowledged(number, since(intendedNanos)));
              }
              problems.accept(answer);
              var text = answer.status() + " " + answer.body();
              return answer.isRetryableProblem()
                  ? again(command, intendedNanos, number, node, text)
                  : done(new Delivery.Refused(text));
            })
        .thenCompose(delivery -> delivery);
  }

  private CompletableFuture<Delivery> again(
      Command command, long intendedNanos, int number, int node, String reason) {
    if (since(intendedNanos).compareTo(plan.patience()) > 0) {
      return done(new Delivery.Unknown("attempt " + number + ": " + reason));
    }
    favourite.compareAndSet(node, node + 1);
    var later = CompletableFuture.delayedExecutor(pauseMillis(number), TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> number + 1, later)
        .thenCompose(next -> attempt(command, intendedNanos, next));
  }

  /** Doubled each time: a thousand clients that knock all the time would keep a database down. */
  private static long pauseMillis(int attempts) {
    return Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempts - 1, 10));
  }

  private static CompletableFuture<Delivery> done(Delivery delivery) {
    return CompletableFuture.completedFuture(delivery);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
