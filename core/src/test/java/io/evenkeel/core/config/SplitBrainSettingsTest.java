package io.evenkeel.core.config;

import static io.evenkeel.core.config.SplitBrainStrategy.KEEP_MAJORITY;
import static io.evenkeel.core.config.SplitBrainStrategy.KEEP_OLDEST;
import static io.evenkeel.core.config.SplitBrainStrategy.STATIC_QUORUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SplitBrainSettingsTest {

  private static final String RESOLVER = "akka.cluster.split-brain-resolver";

  @Test
  void theMajorityOfAllMembersGoesOnUnlessSetOtherwise() {
    assertThat(settings("")).isEqualTo(new SplitBrainSettings(KEEP_MAJORITY, "", 0, true));
  }

  @ParameterizedTest
  @EnumSource
  void everyStrategyIsOneThatAkkaHasByTheSameName(SplitBrainStrategy strategy) {
    var derived = derived("role = core, quorum-size = 3, strategy = " + strategy.configName());
    assertThat(derived.getString("active-strategy")).isEqualTo(strategy.configName());
    if (strategy != SplitBrainStrategy.DOWN_ALL) {
      assertThat(derived.getString(strategy.configName() + ".role")).isEqualTo("core");
    }
  }

  @Test
  void whatOneStrategyNeedsIsToldToAkka() {
    assertThat(derived("strategy = static-quorum, quorum-size = 3"))
        .returns(3, c -> c.getInt("static-quorum.quorum-size"));
    assertThat(derived("strategy = keep-oldest, down-if-alone = off"))
        .returns(false, c -> c.getBoolean("keep-oldest.down-if-alone"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "strategy = keep-all | evenkeel.split-brain.strategy must be one of keep-majority,"
            + " static-quorum, keep-oldest, down-all, lease-majority, was 'keep-all'",
        "strategy = static-quorum | evenkeel.split-brain.quorum-size must be >= 1 with"
            + " static-quorum, was 0",
        "quorum-size = -1 | evenkeel.split-brain.quorum-size must be >= 0 with keep-majority, was"
            + " -1"
      })
  void aWrongValueIsNamedWithItsBound(String setting, String sentence) {
    assertThatThrownBy(() -> settings(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void aQuorumOfThreeSettlesFiveMembersAndNotSix() {
    var quorum = new SplitBrainSettings(STATIC_QUORUM, "", 3, true);
    assertThat(quorum.misfit(members(5))).isEmpty();
    assertThat(quorum.misfit(members(6)))
        .hasValue(
            "evenkeel.split-brain.quorum-size 3 settles a split of at most 5 members, and there are"
                + " 6: while there are, a split or a crash ends all nodes");
  }

  @Test
  void aQuorumCountsOnlyMembersOfItsRole() {
    var quorum = new SplitBrainSettings(STATIC_QUORUM, "core", 1, true);
    assertThat(quorum.misfit(List.of(Set.of("core"), Set.of(), Set.of()))).isEmpty();
    assertThat(quorum.misfit(List.of(Set.of("core"), Set.of("core")))).isPresent();
  }

  @Test
  void aRoleThatNoMemberHasIsNamed() {
    var oldest = new SplitBrainSettings(KEEP_OLDEST, "core", 0, true);
    assertThat(oldest.misfit(List.of())).isEmpty();
    assertThat(oldest.misfit(List.of(Set.of("edge"), Set.of("core")))).isEmpty();
    assertThat(oldest.misfit(List.of(Set.of("edge"))))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("the role 'core'"));
  }

  private static List<Set<String>> members(int count) {
    return Collections.nCopies(count, Set.of());
  }

  private static SplitBrainSettings settings(String text) {
    return node(text).splitBrain();
  }

  private static Config derived(String text) {
    return AkkaSettings.derive(node(text), List.of()).getConfig(RESOLVER);
  }

  private static NodeSettings node(String text) {
    var user = ConfigFactory.parseString("evenkeel.split-brain { " + text + " }");
    return NodeSettings.from(NodeConfig.resolve(user));
  }
}
