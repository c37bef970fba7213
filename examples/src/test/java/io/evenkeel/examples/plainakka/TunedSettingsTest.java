package io.evenkeel.examples.plainakka;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TunedSettingsTest {

  private final Config book = ConfigFactory.parseResources("plain-akka.conf");
  private final Config tuned = ConfigFactory.parseResources("plain-akka-tuned.conf");

  @Test
  void everyTunedKeyIsOneThatAkkaKnows() {
    var akka = ConfigFactory.defaultReference();
    assertThat(tuned.entrySet())
        .hasSizeGreaterThan(15)
        .extracting(Map.Entry::getKey)
        .allMatch(akka::hasPathOrNull);
  }

  @Test
  void theProgramByTheBookLeavesAllTimesToAkka() {
    assertThat(tuned.entrySet()).extracting(Map.Entry::getKey).noneMatch(book::hasPathOrNull);
    var settings = book.withFallback(ConfigFactory.defaultReference()).resolve();
    assertThat(settings.getString("akka.cluster.split-brain-resolver.active-strategy"))
        .isEqualTo("keep-majority");
    assertThat(settings.getDuration("akka.cluster.split-brain-resolver.stable-after"))
        .hasSeconds(20);
  }
}
