package io.evenkeel.intelligence.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {

  @TempDir private Path folder;
  private Path path = Path.of("");
  private NetworkFile file = new NetworkFile(path);
  private final PeakNetwork network = new PeakNetwork(4, PeakNetwork.unfitted(1));

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("new").resolve("shop.forecast");
    file = new NetworkFile(path);
    file.write(network);
  }

  @Test
  void aNetworkComesBackAsItWas() throws IOException {
    file.write(network); // over the one before
    assertThat(file.isThere()).isTrue();
    assertThat(file.read().ahead()).isEqualTo(4);
    assertThat(file.read().weights()).isEqualTo(network.weights());
    try (var files = Files.list(path.getParent())) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void aDamagedFileIsSaidToBe() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    bytes[1_000] ^= 1;
    Files.write(path, bytes);
    assertThatThrownBy(file::read).hasMessageContaining("damaged").hasMessageContaining("shop");
    Files.write(path, Arrays.copyOf(bytes, 1_000));
    assertThatThrownBy(file::read).hasMessageContaining("has 1000 bytes instead of");
    Files.write(path, new byte[bytes.length]);
    assertThatThrownBy(file::read).hasMessageContaining("is no network for forecasts");
  }

  @Test
  void aFileOfAnotherVersionIsNotRead() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    bytes[7] = 9;
    Files.write(path, bytes);
    assertThatThrownBy(file::read).hasMessageContaining("is of version 9 instead of 1");
  }
}
