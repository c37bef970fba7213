package io.evenkeel.core.runtime;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.SplitBrainSettings;
import io.evenkeel.core.config.SplitBrainStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SplitBrainWatchTest {

  private final ActorTestKit kit =
      ActorTestKit.create(
          "watch",
          ConfigFactory.parseString(
              """
              akka.actor.provider = cluster
              akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
              """));

  @AfterEach
  void end() {
    kit.shutdownTestKit();
  }

  @Test
  void aRoleThatNoMemberHasIsAnErrorAsSoonAsThereIsAMember() {
    var oldest = new SplitBrainSettings(SplitBrainStrategy.KEEP_OLDEST, "core", 0, true);
    var cluster = Cluster.get(kit.system());
    LoggingTestKit.error("no member has the role 'core' of evenkeel.split-brain.role")
        .expect(
            kit.system(),
            () -> {
              SplitBrainWatch.start(kit.system(), oldest);
              cluster.manager().tell(Join.create(cluster.selfMember().address()));
              return null;
            });
  }
}
