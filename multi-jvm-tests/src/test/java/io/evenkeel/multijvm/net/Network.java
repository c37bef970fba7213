package io.evenkeel.multijvm.net;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A network between the nodes of one test, whose links fail on demand. The test itself and the
 * database reach every node, and every node the database, whatever is cut.
 *
 * <p>Nodes count from 0. Faults add up until {@link #heal}. A cut link is silent: nothing arrives,
 * and the sender is told nothing. Each method returns when it has taken effect. Not thread-safe.
 */
public interface Network extends AutoCloseable {

  /** In one line, for the output of a test run: what it is made of and what it cannot do. */
  String describe();

  /** How many nodes it is for. */
  int size();

  /**
   * Where a node runs; called once for each node, before it starts.
   *
   * @param port of its messages, the same when it restarts
   * @param httpPort at which this process will reach it on 127.0.0.1
   */
  Site site(int node, int port, int httpPort);

  /**
   * Where another process with the address of a node can run. From now on it is reached at that
   * address, and what was connected to the process before is not any more; what that one has
   * connected to is.
   *
   * @throws org.opentest4j.TestAbortedException if this network cannot
   */
  Site replacement(int node);

  /** Cuts links. */
  void cut(Set<Link> links);

  /**
   * Loses packets of every node to this one and of this one to every node, each by chance.
   *
   * @param percent 1 to 99
   * @throws org.opentest4j.TestAbortedException if this network cannot; the test is then reported
   *     as skipped, with the reason
   */
  void loss(int percent, int node);

  /** Ends all faults. */
  void heal();

  /** Ends it and what it has started; processes of nodes are the caller's. */
  @Override
  void close();

  /** Cuts what a picture shows as cut. */
  default void draw(String picture) {
    cut(Picture.of(picture).links());
  }

  /** Cuts every node of {@code from} off from hearing of it at every node of {@code to}. */
  default void oneWay(Collection<Integer> from, Collection<Integer> to) {
    cut(Link.oneWay(from, to));
  }

  /** Cuts two nodes from each other, both ways. */
  default void cut(int a, int b) {
    cut(Set.of(new Link(a, b), new Link(b, a)));
  }

  /** Cuts a node from all others, both ways. */
  default void isolate(int node) {
    var others = IntStream.range(0, size()).filter(other -> other != node).boxed();
    others.collect(Collectors.toSet()).forEach(other -> cut(node, other));
  }
}
