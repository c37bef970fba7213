package io.evenkeel.sharding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import akka.cluster.Member;
import akka.cluster.typed.Cluster;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.Evenkeel;
import io.evenkeel.core.EvenkeelNode;
import io.evenkeel.core.builtin.BuiltInApp;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SameShardsTest {

  private static final EvenkeelNode FIRST = start("");

  @AfterAll
  static void stop() {
    ShardedEntitiesTest.await(FIRST.stop());
  }

  @Test
  void aNodeWithAnotherNumberOfShardsIsNotLetInAndSaysSo() {
    ShardedEntitiesTest.await(FIRST.ready());
    var other = start(seed() + ", evenkeel.entity.number-of-shards = 7");
    var address = Cluster.get(other.system()).selfMember().address();
    assertThat(other.ready().toCompletableFuture())
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("evenkeel.entity.number-of-shards");
    assertThat(other.readinessReport())
        .isEqualTo(
            "member failed: not let in, as a setting that must be the same on all nodes, such as"
                + " evenkeel.entity.number-of-shards, is another one here; the log of the node"
                + " that was asked names it");
    ShardedEntitiesTest.await(other.system().getWhenTerminated());
    assertThat(Cluster.get(FIRST.system()).state().getMembers())
        .extracting(Member::address)
        .doesNotContain(address);
  }

  @Test
  void aNodeWithTheSameNumberIsLetIn() {
    ShardedEntitiesTest.await(FIRST.ready());
    var other = start(seed());
    ShardedEntitiesTest.await(other.ready());
    ShardedEntitiesTest.await(other.stop());
  }

  private static String seed() {
    var address = Cluster.get(FIRST.system()).selfMember().address();
    return "evenkeel.seed-nodes = [\"127.0.0.1:" + address.getPort().orElseThrow() + "\"]";
  }

  private static EvenkeelNode start(String settings) {
    var config =
        ConfigFactory.parseString(
                """
                evenkeel.port = 0
                akka.cluster.jmx.enabled = off
                """)
            .withFallback(ConfigFactory.parseString(settings))
            .withFallback(EntityActorFixture.inMemory());
    return Evenkeel.node("shards").withConfig(config).with(new BuiltInApp()).start();
  }
}
