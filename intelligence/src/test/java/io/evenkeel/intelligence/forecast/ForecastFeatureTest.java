package io.evenkeel.intelligence.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.Evenkeel;
import io.evenkeel.core.EvenkeelNode;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.scaling.forecast.TargetModels;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A node of core and this module alone. */
class ForecastFeatureTest {

  @ParameterizedTest(name = "enabled = {0}")
  @CsvSource({"on, true", "off, false"})
  void aNodeOffersNetworksUnlessTheyAreNotWanted(String enabled, boolean wanted) throws Exception {
    var node = start("evenkeel.intelligence.forecast.enabled = " + enabled);
    try {
      var models = node.service(TargetModels.class).of("pricing");
      assertThat(models != ForecastModels.NONE).isEqualTo(wanted);
      assertThat(models.newest()).isEmpty();
    } finally {
      node.stop().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  private static EvenkeelNode start(String settings) {
    var config =
        ConfigFactory.parseString("evenkeel.port = 0, akka.cluster.jmx.enabled = off")
            .withFallback(ConfigFactory.parseString(settings));
    return Evenkeel.node("forecast").withConfig(config).start();
  }
}
