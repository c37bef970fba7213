package io.evenkeel.multijvm.net;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What one node sends to another; the answers are another link. Nodes count from 0. */
public record Link(int from, int to) {

  /** All that one side sends to the other. */
  static Set<Link> oneWay(Collection<Integer> from, Collection<Integer> to) {
    return from.stream()
        .flatMap(a -> to.stream().filter(b -> !a.equals(b)).map(b -> new Link(a, b)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
