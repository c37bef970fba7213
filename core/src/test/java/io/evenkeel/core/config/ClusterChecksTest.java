package io.evenkeel.core.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterChecksTest {

  private static final String QUORUM = "evenkeel.split-brain { strategy = static-quorum, ";

  @ParameterizedTest(name = "{0} seeds, {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | akka.cluster.min-nr-of-members = 1",
        "3 | akka.cluster.min-nr-of-members = 2",
        "5 | akka.cluster.role.core.min-nr-of-members = 3",
        "5 | " + QUORUM + "quorum-size = 3 }",
        "9 | " + QUORUM + "quorum-size = 3, role = core }",
        "3 | evenkeel.split-brain.strategy = lease-majority,"
            + " akka.cluster.split-brain-resolver.lease-majority.lease-implementation = mine"
      })
  void whatSurvivesASplitIsLetStart(int seeds, String setting) {
    assertThatCode(() -> check(seeds, setting)).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0} seeds, {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | akka.cluster.min-nr-of-members = 2 | akka.cluster.min-nr-of-members must be <= 1, a"
            + " majority of the 1 seed nodes, was 2",
        "5 | akka.cluster.min-nr-of-members = 4 | akka.cluster.min-nr-of-members must be <= 3, a"
            + " majority of the 5 seed nodes, was 4",
        "3 | akka.cluster.role.core.min-nr-of-members = 3 |"
            + " akka.cluster.role.\"core\".min-nr-of-members must be <= 2",
        "6 | "
            + QUORUM
            + "quorum-size = 3 } | evenkeel.split-brain.quorum-size 3 settles a split of at most 5"
            + " members, and there are 6",
        "3 | evenkeel.split-brain.strategy = lease-majority | evenkeel.split-brain.strategy"
            + " lease-majority needs a lease: set evenkeel.fence.enabled = on"
      })
  void whatWouldFailAtTheFirstSplitIsRefused(int seeds, String setting, String sentence) {
    assertThatThrownBy(() -> check(seeds, setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  private static void check(int seeds, String settings) {
    var list =
        IntStream.range(0, seeds)
            .mapToObj(i -> "\"h" + i + ":1\"")
            .collect(Collectors.joining(","));
    var user =
        ConfigFactory.parseString("evenkeel.seed-nodes = [" + list + "]")
            .withFallback(ConfigFactory.parseString(settings));
    var node = NodeSettings.from(NodeConfig.resolve(user));
    ClusterChecks.check(NodeConfig.complete(user, AkkaSettings.derive(node, List.of())), node);
  }
}
