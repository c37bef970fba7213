package io.evenkeel.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownKeysTest {

  private static final Config KNOWN =
      ConfigFactory.parseString("a { port = 1, host = h, inner { timeout = 1s }, free {} }");

  @Test
  void aKnownKeyIsFine() {
    assertThat(find("a { port = 2, inner.timeout = 2s }")).isEmpty();
  }

  @Test
  void anUnknownKeyIsNamedWithItsOriginAndTheNearestKnownOne() {
    assertThat(find("a.inner.timout = 1"))
        .containsExactly("unknown key 'a.inner.timout' (node.conf: 1); did you mean 'timeout'?");
  }

  @Test
  void eachUnknownKeyIsNamed() {
    assertThat(find("a { prot = 1, hots = 2 }")).hasSize(2);
  }

  @Test
  void belowAFreePathAndOutsideOfTheRootEverythingIsAllowed() {
    assertThat(find("a.free.mine.x = 1\nb.whatever = 1")).isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({"'',abc,3", "abc,'',3", "abc,abc,0", "kitten,sitting,3", "flaw,lawn,2", "a,b,1"})
  void theDistanceIsLevenshteins(String a, String b, int expected) {
    assertThat(UnknownKeys.distance(a, b)).isEqualTo(expected);
  }

  @Test
  void amongEquallyNearKeysTheFirstByNameIsMeant() {
    assertThat(UnknownKeys.nearest("pat", Set.of("pay", "pan", "x"))).isEqualTo("pan");
    assertThat(UnknownKeys.nearest("pat", Set.of())).isEmpty();
  }

  @Test
  void anUnknownKeyStopsTheStart() {
    var user = ConfigFactory.parseString("evenkeel.seed-node = []");
    assertThatThrownBy(() -> NodeConfig.resolve(user))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'evenkeel.seed-node'")
        .hasMessageContaining("did you mean 'seed-nodes'?");
  }

  private static java.util.List<String> find(String given) {
    var options = ConfigParseOptions.defaults().setOriginDescription("node.conf");
    return UnknownKeys.find(
        ConfigFactory.parseString(given, options), KNOWN, "a", Set.of("a.free"));
  }
}
