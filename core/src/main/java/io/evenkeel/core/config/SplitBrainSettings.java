package io.evenkeel.core.config;

import com.typesafe.config.Config;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settings of {@code evenkeel.split-brain}: which nodes go on when some cannot reach each other.
 *
 * @param role counts only members of this role; empty counts all
 * @param quorumSize the fewest members of a side that goes on, at least 1 with {@link
 *     SplitBrainStrategy#STATIC_QUORUM}; 0 where it is not used
 * @param downIfAlone whether the oldest member gives way when it is alone on its side
 */
public record SplitBrainSettings(
    SplitBrainStrategy strategy, String role, int quorumSize, boolean downIfAlone) {

  private static final String SECTION = "evenkeel.split-brain";
  private static final String AKKA = "akka.cluster.split-brain-resolver.";

  public SplitBrainSettings {
    int least = strategy == SplitBrainStrategy.STATIC_QUORUM ? 1 : 0;
    if (quorumSize < least) {
      throw new IllegalArgumentException(
          "%s.quorum-size must be >= %d with %s, was %d"
              .formatted(SECTION, least, strategy.configName(), quorumSize));
    }
  }

  /**
   * Reads the section.
   *
   * @throws IllegalArgumentException if a value is wrong; the message names its key
   */
  static SplitBrainSettings from(Config config) {
    var c = Section.of(config, SECTION);
    return new SplitBrainSettings(
        SplitBrainStrategy.named(SECTION + ".strategy", c.string("strategy")),
        c.string("role"),
        c.number("quorum-size"),
        c.flag("down-if-alone"));
  }

  /** What Akka has to be told. */
  Map<String, Object> derive() {
    var derived = new TreeMap<String, Object>();
    var name = strategy.configName();
    derived.put(AKKA + "active-strategy", name);
    if (strategy != SplitBrainStrategy.DOWN_ALL) {
      derived.put(AKKA + name + ".role", role);
    }
    if (strategy == SplitBrainStrategy.STATIC_QUORUM) {
      derived.put(AKKA + name + ".quorum-size", quorumSize);
    }
    if (strategy == SplitBrainStrategy.KEEP_OLDEST) {
      derived.put(AKKA + name + ".down-if-alone", downIfAlone);
    }
    return derived;
  }

  /**
   * Why the strategy cannot decide well on a cluster, in one sentence; empty when it can.
   *
   * @param members the roles of each member
   */
  public Optional<String> misfit(Collection<Set<String>> members) {
    long counted = members.stream().filter(roles -> role.isEmpty() || roles.contains(role)).count();
    if (strategy == SplitBrainStrategy.STATIC_QUORUM && counted > mostMembers()) {
      return Optional.of(
          ("%s.quorum-size %d settles a split of at most %d members, and there are %d: while there"
                  + " are, a split or a crash ends all nodes")
              .formatted(SECTION, quorumSize, mostMembers(), counted));
    }
    boolean usesRole = !role.isEmpty() && strategy != SplitBrainStrategy.DOWN_ALL;
    if (usesRole && counted == 0 && !members.isEmpty()) {
      return Optional.of(
          "no member has the role '%s' of %s.role, so no side of a split would count for anything"
              .formatted(role, SECTION));
    }
    return Optional.empty();
  }

  /** With more, two sides could have a quorum each. */
  private long mostMembers() {
    return 2L * quorumSize - 1;
  }
}
