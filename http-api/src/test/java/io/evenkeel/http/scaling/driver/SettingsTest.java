package io.evenkeel.http.scaling.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.config.NodeConfig;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  @Test
  void aNameIsAllThatKubernetesNeeds() {
    assertThat(KubernetesSettings.from(config("kubernetes.name = shop")))
        .isEqualTo(
            new KubernetesSettings(
                "",
                ScaledKind.STATEFUL_SET,
                "shop",
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                4));
  }

  @Test
  void twoProgramsAreAllThatCommandNeeds() {
    var settings =
        CommandSettings.from(
            config("command { order = [a, b], ordered = [c], environment = [\"X=1=2\", \"Y=\"] }"));
    assertThat(settings.order().command()).containsExactly("a", "b");
    assertThat(settings.ordered().command()).containsExactly("c");
    assertThat(settings.environment()).isEqualTo(Map.of("X", "1=2", "Y", ""));
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.maxOutputBytes()).isEqualTo(64 * 1024);
    assertThat(settings.maxWaiting()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name = ''                       | name must be that of the StatefulSet to scale, as evenkeel, was ''
          name = '../pods'                | name must be that of the StatefulSet to scale, as evenkeel, was '../pods'
          name = x, namespace = 'A'       | namespace must match [a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?, was 'A'
          name = x, kind = DaemonSet      | kind must be StatefulSet or Deployment, was 'DaemonSet'
          name = x, connect-timeout = 9ms | connect-timeout must be 100ms to 1m, was PT0.009S
          name = x, request-timeout = 2m  | request-timeout must be 100ms to 1m, was PT2M
          name = x, max-waiting = 0       | max-waiting must be 1 to 1000, was 0
          """)
  void whatIsWrongForKubernetesIsSaid(String text, String complaint) {
    var config = config("kubernetes { " + text.replace('\'', '"') + " }");
    assertThatThrownBy(() -> KubernetesSettings.from(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("evenkeel.scaling.nodes.kubernetes." + complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          order = []                  | order must be a program and its arguments, as ["/opt/scale.sh", "--all"]
          ordered = [""]              | ordered must be a program and its arguments, as ["/opt/scale.sh", "--all"]
          environment = [X]           | environment must have entries as REGION=east, was 'X'
          environment = ["a-b=1"]     | environment must have entries as REGION=east, was 'a-b=1'
          environment = ["EVENKEEL_WANTED=1"] | environment must not set EVENKEEL_WANTED, which the driver sets
          timeout = 6s                | timeout must be at most half of evenkeel.scaling.order-timeout, was PT6S of PT10S
          timeout = 11m               | timeout must be 100ms to 10m, was PT11M
          max-output = 2 MiB          | max-output must be 1 KiB to 1 MiB, was 2097152
          max-waiting = 1001          | max-waiting must be 1 to 1000, was 1001
          """)
  void whatIsWrongForACommandIsSaid(String text, String complaint) {
    var config = config("command { order = [a], ordered = [b] }, command { " + text + " }");
    assertThatThrownBy(() -> CommandSettings.from(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("evenkeel.scaling.nodes.command." + complaint);
  }

  @Test
  void driversAreMadeByNameAndNotBefore() {
    var kubernetes = NodeDrivers.create(config("driver = kubernetes, kubernetes.name = shop"));
    var command =
        NodeDrivers.create(config("driver = command, command { order = [a], ordered = [b] }"));
    assertThat(List.of(kubernetes.orElseThrow(), command.orElseThrow()))
        .extracting(ScalingDriver::name)
        .containsExactly("kubernetes", "command");
    assertThat(NodeDrivers.create(config("kubernetes.name = '?'".replace('\'', '"')))).isEmpty();
  }

  @Test
  void anUnknownDriverIsToldTheKnownOnes() {
    assertThatThrownBy(() -> NodeDrivers.create(config("driver = nomad")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "evenkeel.scaling.nodes.driver must be one of none, command, kubernetes, process, was"
                + " 'nomad'");
  }

  private static Config config(String text) {
    return NodeConfig.resolve(ConfigFactory.parseString("evenkeel.scaling.nodes { " + text + " }"));
  }
}
