package io.evenkeel.multijvm.faults.run;

import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.faults.workload.HttpNodes;
import io.evenkeel.multijvm.http.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** All clients of a run, each on a thread of its own and each with a node it prefers. */
final class Load implements AutoCloseable {

  private static final Duration ATTEMPT = Duration.ofSeconds(2);
  private static final Duration REST = Duration.ofMillis(500);
  private static final Duration END = Duration.ofMinutes(2);

  private final CountDownLatch end = new CountDownLatch(1);
  private final ReadWriteLock working = new ReentrantReadWriteLock(true);
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final long thinkMillis;

  private Load(long thinkMillis) {
    this.thinkMillis = thinkMillis;
  }

  /**
   * Starts all clients.
   *
   * @param thinkMillis of each client between two requests
   */
  static Load start(List<Track> tracks, List<Node> nodes, long thinkMillis) {
    var load = new Load(thinkMillis);
    for (var track : tracks) {
      for (int i = 0; i < track.clients(); i++) {
        load.start(track.name() + "-" + i, track.client(i, http(nodes, i)));
      }
    }
    return load;
  }

  /** A client of all nodes that prefers one. */
  static HttpNodes http(List<Node> nodes, int index) {
    List<Api> apis = nodes.stream().map(Node::api).toList();
    return new HttpNodes(apis, index % apis.size(), ATTEMPT);
  }

  /** Lets no client work until an action has been carried out, after a moment of silence. */
  void during(Runnable action) {
    working.writeLock().lock();
    try {
      await("a moment without load").pollDelay(REST).until(() -> true);
      action.run();
    } finally {
      working.writeLock().unlock();
    }
  }

  /**
   * Ends all clients after what each is at.
   *
   * @throws IllegalStateException when one of them has failed
   */
  @Override
  public void close() {
    end.countDown();
    threads.forEach(Load::join);
    failures.stream()
        .findFirst()
        .ifPresent(
            first -> {
              throw new IllegalStateException("a client failed: " + first.getMessage(), first);
            });
  }

  private void start(String name, Runnable client) {
    var thread = new Thread(() -> work(client), name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void work(Runnable client) {
    try {
      do {
        working.readLock().lock();
        try {
          client.run();
        } finally {
          working.readLock().unlock();
        }
      } while (!end.await(thinkMillis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
