package io.evenkeel.http.drill;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom a drill hits. Pure.
 *
 * @param index i of {@code node-i}, or null for any
 * @param oldest whether it must be the oldest member, which hosts the coordinators
 */
public record Victim(@Nullable Integer index, boolean oldest) {

  /** Any node but the oldest. */
  public static final Victim ANY = new Victim(null, false);

  public Victim {
    if (index != null && oldest) {
      throw new IllegalArgumentException("give either --node or --oldest, not both");
    }
  }

  /**
   * The member that is hit; of several, the one with the highest index.
   *
   * @throws IllegalStateException when there is none, or nobody would be left
   */
  Member among(List<Member> members) {
    if (members.size() < 2) {
      throw new IllegalStateException("a drill needs 2 nodes or more, there is " + members.size());
    }
    return matching(members)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no node " + index + "; there are " + indexes(members)));
  }

  private Optional<Member> matching(List<Member> members) {
    Stream<Member> candidates =
        members.stream().filter(m -> index != null ? m.index() == index : m.oldest() == oldest);
    return candidates.max(Comparator.comparingInt(Member::index));
  }

  private static String indexes(List<Member> members) {
    return members.stream().map(Member::index).sorted().toList().toString();
  }
}
