package io.evenkeel.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What went wrong is one sentence on standard error. */
class ErrorsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"status", "members", "shards", "drain a:1"})
  void nobodyAtTheUrl(String command) throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    var url = "http://127.0.0.1:" + port;
    fails((command + " --url " + url).split(" "), "nobody answers at " + url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a url", "ftp://127.0.0.1", "127.0.0.1:8080", ""})
  void aUrlThatIsNone(String url) {
    fails(new String[] {"status", "--url", url}, "--url must be");
  }

  @Test
  void aConfigurationThatIsNotThere() {
    var file = folder.resolve("nothing.conf");
    fails(new String[] {"node", "--config", file.toString()}, "cannot read configuration " + file);
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestKnownOne() throws IOException {
    var file = Files.writeString(folder.resolve("node.conf"), "evenkeel.http.prot = 1");
    fails(
        new String[] {"node", "--config", file.toString()},
        "unknown key 'evenkeel.http.prot'",
        "did you mean 'port'?");
  }

  @Test
  void aJarThatIsNotThere() throws IOException {
    var file = Files.writeString(folder.resolve("node.conf"), "evenkeel.http.port = 0");
    fails(
        new String[] {"node", "--config", file.toString(), "--app", "nothing.jar"},
        "the application jar nothing.jar cannot be read");
  }

  @ParameterizedTest
  @CsvSource({
    "--nodes 0,         --nodes must be 1 to 20",
    "--nodes 21,        --nodes must be 1 to 20",
    "--http-port 0,     --http-port must leave room",
    "--http-port 65535, --http-port must leave room"
  })
  void upWithArgumentsOutOfRange(String arguments, String sentence) {
    fails(("up --data " + folder + " " + arguments).split(" "), sentence);
  }

  @Test
  void aValueOfTheWrongKindIsAnErrorOfTheArguments() {
    var run = Run.of("up", "--nodes", "three");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'--nodes'", "three");
  }

  private static void fails(String[] arguments, String... parts) {
    var run = Run.of(arguments);
    assertThat(run.err()).contains(parts);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("evenkeel " + arguments[0] + ": ").doesNotContain("Exception");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
  }
}
