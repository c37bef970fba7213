package io.evenkeel.http.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void theyAreAllDifferentAndFree() {
    var ports = FreePorts.find(20);
    assertThat(ports).hasSize(20).doesNotHaveDuplicates();
    ports.forEach(port -> FreePorts.require(port, "unused"));
  }

  @Test
  void portsInARowAreFree() {
    int first = FreePorts.findInRow(3);
    for (int port = first; port < first + 3; port++) {
      FreePorts.require(port, "unused");
    }
  }

  @Test
  void aPortInUseIsNamedWithTheRemedy() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> FreePorts.require(port, "give another --http-port"))
          .isInstanceOf(StartFailed.class)
          .hasMessage("port " + port + " is in use; give another --http-port");
    }
  }
}
