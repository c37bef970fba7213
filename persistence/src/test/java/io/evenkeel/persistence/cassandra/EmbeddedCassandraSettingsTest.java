package io.evenkeel.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedCassandraSettingsTest {

  @Test
  void aHeapTooSmallToStartIsRefused() {
    assertThatThrownBy(() -> settings(9042, 7000).withHeapMegabytes(255))
        .hasMessage("the heap of Cassandra must be 256 to 32768 MB, was 255");
  }

  @Test
  void thePortsAreCheckedAndDiffer() {
    assertThatThrownBy(() -> settings(0, 7000))
        .hasMessage("the native port of Cassandra must be 1 to 65535, was 0");
    assertThatThrownBy(() -> settings(9042, 65_536))
        .hasMessage("the storage port of Cassandra must be 1 to 65535, was 65536");
    assertThatThrownBy(() -> settings(7000, 7000))
        .hasMessage("the native and the storage port must differ, both were 7000");
  }

  @Test
  void eachChangeKeepsTheRest() {
    var changed =
        settings(9042, 7000)
            .withHeapMegabytes(300)
            .withoutOptimizing()
            .withStopWithParent(false)
            .withJavaHome(Path.of("/jvm"))
            .withSharedArchive(Path.of("/a.jsa"))
            .withPlace(new RingPlace(1, 3));
    assertThat(changed)
        .isEqualTo(
            new EmbeddedCassandraSettings(
                Path.of("/d"),
                Path.of("/l"),
                9042,
                7000,
                300,
                false,
                false,
                Path.of("/jvm"),
                Path.of("/a.jsa"),
                new RingPlace(1, 3)));
  }

  private static EmbeddedCassandraSettings settings(int nativePort, int storagePort) {
    return EmbeddedCassandraSettings.of(Path.of("/d"), Path.of("/l"), nativePort, storagePort);
  }
}
