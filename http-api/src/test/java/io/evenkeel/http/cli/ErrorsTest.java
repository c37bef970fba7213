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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "entity.max-waiting = \"many\" | evenkeel.entity.max-waiting must be a whole number, was"
            + " \"many\" (",
        "entity.max-waiting = 3.5 | evenkeel.entity.max-waiting must be a whole number, was 3.5 (",
        "entity.max-waiting = 0 | evenkeel.entity.max-waiting must be >= 1, was 0",
        "entity.ask-timeout = soon | evenkeel.entity.ask-timeout must be a duration, as 10s, was"
            + " \"soon\" (",
        "entity.idempotency = 3 | evenkeel.entity.idempotency.max-keys must be a whole number, was"
            + " inside",
        "http.port = [1] | evenkeel.http.port must be a whole number, was LIST (",
        "http.enabled = perhaps | evenkeel.http.enabled must be true or false, was \"perhaps\" (",
        "http.max-body-size = large | evenkeel.http.max-body-size must be a size, as 1 MiB, was"
            + " \"large\" (",
        "http.host = null | evenkeel.http.host must be a text, is not set",
        "cassandra.replication.datacenters.east = x | replication.datacenters.east must be a whole"
            + " number",
        "profiles.safe.stable-after = x | evenkeel.profiles.safe.stable-after must be a duration",
        "seed-nodes = {} | evenkeel.seed-nodes must be a list of texts, was OBJECT (",
        "name = {} | evenkeel.name must be a text, was OBJECT (",
        "host = ${nowhere} | nowhere",
      })
  void aValueOfTheWrongTypeIsNamed(String setting, String sentence) throws IOException {
    var file = Files.writeString(folder.resolve("node.conf"), "evenkeel." + setting);
    fails(new String[] {"node", "--config", file.toString()}, sentence);
  }

  @Test
  void aSettingOfAkkaOfTheWrongTypeIsNamed() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("node.conf"), "akka.log-dead-letters-suspend-duration = often");
    fails(
        new String[] {"node", "--config", file.toString()},
        "log-dead-letters-suspend-duration",
        "often");
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
