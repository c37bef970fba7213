package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.NodeSpec;
import io.evenkeel.multijvm.process.FreePort;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node that cannot start says why, in one sentence on its output, and ends with an error. */
class StartFailureTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SHORT = "evenkeel.start-timeout = 12s";

  @RegisterExtension static final Cluster CLUSTER = Cluster.ofSeeds(1);

  @Test
  void anUnknownKeyIsNamedWithTheNearestKnownOne() {
    assertThat(sentenceOf(CLUSTER.nextSpec().withSettings("evenkeel.seed-node = []")))
        .contains("unknown key 'evenkeel.seed-node'")
        .contains("did you mean 'seed-nodes'?");
  }

  @Test
  void aSeedNodeThatNeverAnswersIsNamed() throws IOException {
    var seed = FreePort.next();
    try (var silent = FreePort.occupy(seed)) {
      assertThat(silent.isBound()).isTrue();
      assertThat(sentenceOf(spec(List.of(seed)).withSettings(SHORT)))
          .contains("did not get ready")
          .contains("127.0.0.1:" + seed);
    }
  }

  @Test
  void aWrongDatacenterIsNamedWithThoseThatExist() {
    var settings = SHORT + "\nevenkeel.cassandra.datacenter = east";
    assertThat(sentenceOf(CLUSTER.nextSpec().withSettings(settings)))
        .contains("evenkeel.cassandra.datacenter is east")
        .contains("datacenter1");
  }

  @Test
  void aMissingKeyspaceIsNamedWithTheCommandThatCreatesIt() {
    var settings = SHORT + "\nevenkeel.cassandra.keyspace = nowhere";
    assertThat(sentenceOf(CLUSTER.nextSpec().withSettings(settings)))
        .contains("nowhere.messages")
        .contains("evenkeel schema create");
  }

  @Test
  void anHttpPortInUseIsNamed() throws IOException {
    var spec = CLUSTER.nextSpec().withSettings(SHORT);
    try (var taken = FreePort.occupy(spec.httpPort())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(sentenceOf(spec)).contains("" + spec.httpPort()).contains("in use");
    }
  }

  @Test
  void aRemotingPortInUseIsNamed() throws IOException {
    var spec = CLUSTER.nextSpec().withSettings(SHORT);
    try (var taken = FreePort.occupy(spec.port())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(sentenceOf(spec)).contains("" + spec.port()).contains("in use");
    }
  }

  /** What it printed, which must be one line, after it has ended with an error. */
  private static String sentenceOf(NodeSpec spec) {
    var process = CLUSTER.start(spec).process();
    int exit = process.awaitExit(PATIENCE);
    var lines = process.output().lines().toList();
    assertThat(exit).as(process.output()).isNotZero();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private static NodeSpec spec(List<Integer> seedPorts) {
    var spec = CLUSTER.nextSpec();
    return new NodeSpec(
        spec.name(),
        FreePort.next(),
        spec.httpPort(),
        seedPorts,
        spec.databasePort(),
        spec.keyspace(),
        spec.settings(),
        spec.apps());
  }
}
