package io.evenkeel.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AkkaSettingsTest {

  private static final Config DERIVED = derive("profile = fast, roles = [mine]");

  /** A key that Akka does not read would be a setting without effect. */
  @Test
  void everyDerivedKeyIsOneThatAkkaHas() {
    var akka = ConfigFactory.defaultReference();
    assertThat(DERIVED.entrySet())
        .extracting(Map.Entry::getKey)
        .isNotEmpty()
        .allSatisfy(key -> assertThat(akka.hasPathOrNull(key)).as(key).isTrue());
  }

  @Test
  void theProfileSetsTheFailureDetection() {
    var cluster = DERIVED.getConfig("akka.cluster");
    assertThat(cluster.getString("failure-detector.heartbeat-interval")).isEqualTo("300ms");
    assertThat(cluster.getString("failure-detector.acceptable-heartbeat-pause"))
        .isEqualTo("1500ms");
    assertThat(cluster.getString("split-brain-resolver.stable-after")).isEqualTo("1000ms");
    assertThat(cluster.getString("gossip-interval")).isEqualTo("200ms");
  }

  @Test
  void rolesAreTheConfiguredOnesAndWhatTheNodeHosts() {
    assertThat(DERIVED.getStringList("akka.cluster.roles")).containsExactly("mine", "hosted");
  }

  @Test
  void whatTheUserSaysInAkkasOwnKeysWins() {
    var user =
        ConfigFactory.parseString("akka.cluster.gossip-interval = 77ms, akka.loglevel = DEBUG");
    var complete = NodeConfig.complete(user, DERIVED);
    assertThat(complete.getString("akka.cluster.gossip-interval")).isEqualTo("77ms");
    assertThat(complete.getString("akka.loglevel")).isEqualTo("DEBUG");
    assertThat(complete.getString("akka.actor.provider")).isEqualTo("cluster");
    assertThat(complete.getBoolean("akka.actor.allow-java-serialization")).isFalse();
  }

  private static Config derive(String settings) {
    var user = ConfigFactory.parseString("evenkeel { " + settings + " }");
    var node = NodeSettings.from(NodeConfig.resolve(user));
    return AkkaSettings.derive(node, List.of("hosted"));
  }
}
