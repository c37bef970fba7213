package io.evenkeel.http.scaling.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.scaling.driver.ScalingDriver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeDriversTest {

  @TempDir private Path folder;

  @Test
  void withoutADriverNothingIsScaled() {
    assertThat(NodeDrivers.create(ConfigFactory.load())).isEmpty();
  }

  @Test
  void aDriverThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(() -> NodeDrivers.create(config("driver = magic")))
        .hasMessageContaining("evenkeel.scaling.nodes.driver must be one of none")
        .hasMessageContaining("process")
        .hasMessageContaining("was 'magic'");
    assertThatThrownBy(() -> NodeDrivers.create(config("driver = process")))
        .hasMessageContaining("process.folder must be set");
  }

  @Test
  void aFileOfSomebodyElseIsNoOrder() throws IOException {
    Files.writeString(folder.resolve("nodes.wanted"), "many");
    assertThat(new NodeOrders(folder).wanted()).isEmpty();
  }

  @Test
  void whatIsOrderedReachesUpAndWhatUpHasComesBack() {
    var up = new NodeOrders(folder);
    var driver = process();
    assertThatThrownBy(() -> driver.ordered().toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("no 'evenkeel up' keeps " + folder);
    up.tell(3);
    assertThat(driver.ordered().toCompletableFuture().join()).isEqualTo(3);
    assertThat(up.wanted()).isEmpty();
    driver.order(5).toCompletableFuture().join();
    driver.order(4).toCompletableFuture().join();
    assertThat(up.wanted()).hasValue(4);
    up.forget();
    assertThat(up.wanted()).isEmpty();
  }

  private ScalingDriver process() {
    var config = config("driver = process, process.folder = \"" + folder + "\"");
    return NodeDrivers.create(config).orElseThrow();
  }

  private static Config config(String nodes) {
    return ConfigFactory.parseString("evenkeel.scaling.nodes { " + nodes + " }")
        .withFallback(ConfigFactory.load());
  }
}
