package io.evenkeel.multijvm.faults.nemesis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Random parts of faults. */
final class Draws {

  private Draws() {}

  /** The oldest node in one case of four: it is the one that most depends on. */
  static int nodeOrOldest(Random random, Bounds bounds) {
    return random.nextInt(4) == 0 ? Fault.OLDEST : random.nextInt(bounds.nodes());
  }

  /** All nodes on two sides; one side is a minority unless more is allowed. */
  static List<Set<Integer>> sides(Random random, Bounds bounds) {
    List<Integer> nodes = new ArrayList<>(IntStream.range(0, bounds.nodes()).boxed().toList());
    Collections.shuffle(nodes, random);
    int most = bounds.beyondMinority() ? bounds.nodes() - 1 : bounds.minority();
    int size = 1 + random.nextInt(Math.max(1, most));
    return List.of(
        Set.copyOf(nodes.subList(0, size)), Set.copyOf(nodes.subList(size, nodes.size())));
  }

  /** A fault that is no combination. */
  static Fault simple(Random random, Bounds bounds) {
    var kinds = bounds.kinds().stream().filter(kind -> kind != FaultKind.COMBINATION).toList();
    return of(random, kinds.isEmpty() ? List.of(FaultKind.KILL) : kinds).draw(random, bounds);
  }

  static <T> T of(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
