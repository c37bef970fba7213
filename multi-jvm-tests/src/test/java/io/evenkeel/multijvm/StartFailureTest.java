package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.cluster.Node;
import io.evenkeel.multijvm.process.FreePort;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A node that cannot start says why, in one sentence on its output, and ends with an error. All of
 * them are started at once: most of their time is patience.
 */
class StartFailureTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SHORT = "evenkeel.start-timeout = 20s";

  @RegisterExtension static final Cluster CLUSTER = Cluster.ofSeeds(1);

  private static final List<ServerSocket> TAKEN = new ArrayList<>();
  private static Node unknownKey;
  private static Node tooManyAwaited;
  private static Node silentSeed;
  private static Node wrongDatacenter;
  private static Node missingKeyspace;
  private static Node httpPortTaken;
  private static Node portTaken;

  @BeforeAll
  static void start() {
    unknownKey = start("evenkeel.seed-node = []");
    tooManyAwaited = start("akka.cluster.min-nr-of-members = 2");
    silentSeed = start("evenkeel.seed-nodes = [\"127.0.0.1:" + taken() + "\"]");
    wrongDatacenter = start("evenkeel.cassandra.datacenter = east");
    missingKeyspace = start("evenkeel.cassandra.keyspace = nowhere");
    httpPortTaken = start("evenkeel.http.port = " + taken());
    portTaken = start("evenkeel.port = " + taken());
  }

  @AfterAll
  static void free() throws IOException {
    for (var socket : TAKEN) {
      socket.close();
    }
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestKnownOne() {
    assertThat(sentenceOf(unknownKey))
        .contains("unknown key 'evenkeel.seed-node'")
        .contains("did you mean 'seed-nodes'?");
  }

  @Test
  void aNumberOfMembersThatNoSplitLeavesIsNamedWithItsBound() {
    assertThat(sentenceOf(tooManyAwaited))
        .contains("akka.cluster.min-nr-of-members must be <= 1")
        .contains("was 2");
  }

  @Test
  void aSeedNodeThatNeverAnswersIsNamed() {
    assertThat(sentenceOf(silentSeed))
        .contains("did not get ready")
        .contains("no node of [127.0.0.1:" + TAKEN.get(0).getLocalPort() + "] has let it in");
  }

  @Test
  void aWrongDatacenterIsNamedWithThoseThatExist() {
    assertThat(sentenceOf(wrongDatacenter))
        .contains("evenkeel.cassandra.datacenter is east, but this database has datacenter1");
  }

  @Test
  void aMissingKeyspaceIsNamedWithTheCommandThatCreatesIt() {
    assertThat(sentenceOf(missingKeyspace))
        .contains("nowhere.messages")
        .contains("evenkeel schema create");
  }

  @Test
  void anHttpPortInUseIsNamed() {
    assertThat(sentenceOf(httpPortTaken))
        .contains("evenkeel.http.port " + TAKEN.get(1).getLocalPort())
        .contains("in use");
  }

  @Test
  void aRemotingPortInUseIsNamed() {
    assertThat(sentenceOf(portTaken))
        .contains("127.0.0.1:" + TAKEN.get(2).getLocalPort())
        .contains("in use");
  }

  /** What it printed, which must be one line, after it has ended with an error. */
  private static String sentenceOf(Node node) {
    var process = node.process();
    int exit = process.awaitExit(PATIENCE);
    var lines = process.output().lines().toList();
    assertThat(exit).as(process.output()).isEqualTo(1);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private static Node start(String setting) {
    return CLUSTER.start(CLUSTER.nextSpec().withSettings(SHORT + "\n" + setting));
  }

  private static int taken() {
    var socket = FreePort.occupy(FreePort.next());
    TAKEN.add(socket);
    return socket.getLocalPort();
  }
}
