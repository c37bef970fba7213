package io.evenkeel.http.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.HostPort;
import io.evenkeel.core.config.NodeConfig;
import io.evenkeel.core.config.NodeSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodePlanTest {

  private final NodePlan plan =
      new NodePlan(1, 8081, List.of(1001, 1002, 1003, 1004), 9999, "fast", "");

  @Test
  void aConfigurationHasAtMostTwelveLines() {
    assertThat(plan.config().lines().count()).isLessThanOrEqualTo(12);
  }

  @Test
  void everyKeyOfAConfigurationIsKnownAndMeansWhatWasPlanned() {
    var config = NodeConfig.resolve(ConfigFactory.parseString(plan.config()));
    var settings = NodeSettings.from(config);
    assertThat(settings.address()).isEqualTo(new HostPort("127.0.0.1", 1002));
    assertThat(settings.seedNodes()).extracting(HostPort::port).containsExactly(1001, 1002, 1003);
    assertThat(config.getInt("evenkeel.http.port")).isEqualTo(8081);
    assertThat(config.getStringList("evenkeel.cassandra.contact-points"))
        .containsExactly("127.0.0.1:9999");
  }

  @Test
  void aNodeIsToldItsConfigurationAndItsApplications() {
    assertThat(plan.arguments(Path.of("/d/node-1.conf"), List.of(Path.of("/a.jar"))))
        .containsExactly("node", "--config", "/d/node-1.conf", "--app", "/a.jar");
    assertThat(plan.name()).isEqualTo("node-1");
    assertThat(plan.url()).isEqualTo("http://127.0.0.1:8081");
  }
}
