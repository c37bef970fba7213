package io.evenkeel.multijvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.cluster.Cluster;
import io.evenkeel.multijvm.http.Answer;
import io.evenkeel.multijvm.http.Api;
import io.evenkeel.multijvm.load.Ledger;
import io.evenkeel.multijvm.load.OpenLoopLoad;
import io.evenkeel.multijvm.load.Plan;
import io.evenkeel.multijvm.load.Verification;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that is away for ten seconds. */
class DatabaseOutageTest {

  private static final Duration OUTAGE = Duration.ofSeconds(10);
  private static final Duration RECOVERY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * evenkeel.entity.ask-timeout and a little; what a busy machine adds to one in ten is bounded.
   */
  private static final Duration USUAL_ANSWER = Duration.ofSeconds(6);

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  @RegisterExtension static final Cluster CLUSTER = Cluster.shared();

  @BeforeEach
  void start() {
    CLUSTER.startNodesOnce(3);
  }

  @Test
  void aKilledDatabaseIsAnsweredWithRetryableProblemsAndNothingAcknowledgedIsLost() {
    Ledger ledgerBefore;
    try (var before = load("before")) {
      awaitFinished(before, 100);
      ledgerBefore = before.stop();
    }
    letTheCommitLogSettle();

    CLUSTER.database().kill();
    try (var during = load("during")) {
      awaitProblemsFor(OUTAGE, during);
      CLUSTER.database().restart();
      awaitRecovery(during);
      stopAndVerify(during);
    }
    Verification.exactlyOnce(ledgerBefore, CLUSTER.node(1).api());
  }

  @Test
  void aFrozenDatabaseIsAnsweredWithRetryableProblemsAndNothingAcknowledgedIsLost() {
    try (var load = load("frozen")) {
      awaitFinished(load, 100);
      freezeDatabase(load);
      awaitRecovery(load);
      stopAndVerify(load);
    }
  }

  /** Clients that wait longer for an answer than any answer may take. */
  private static OpenLoopLoad load(String name) {
    var plan =
        Plan.steady(CLUSTER.seed(), name)
            .withRate(25)
            .withPatience(LONGEST_ANSWER.plusSeconds(5), Duration.ofMinutes(1));
    return OpenLoopLoad.start(plan, CLUSTER.urls());
  }

  private static void freezeDatabase(OpenLoopLoad load) {
    CLUSTER.database().pause();
    try {
      awaitProblemsFor(OUTAGE, load);
    } finally {
      CLUSTER.database().resume();
    }
  }

  private static void stopAndVerify(OpenLoopLoad load) {
    var ledger = load.stop();
    assertThat(load.problems()).isNotEmpty().allSatisfy(DatabaseOutageTest::assertClear);
    assertThat(slowAnswers(load)).isLessThanOrEqualTo(load.problems().size() / 10);
    assertThat(ledger.unknownAnswers()).isEmpty();
    Verification.exactlyOnce(ledger, CLUSTER.node(0).api());
  }

  private static int slowAnswers(OpenLoopLoad load) {
    return (int) load.problems().stream().filter(a -> a.took().compareTo(USUAL_ANSWER) > 0).count();
  }

  private static void assertClear(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isIn(503, 504);
    assertThat(answer.isRetryableProblem()).as("%s", answer).isTrue();
    assertThat(answer.took()).as("%s", answer).isLessThan(LONGEST_ANSWER);
  }

  private static void awaitFinished(OpenLoopLoad load, int count) {
    await("commands are answered").atMost(PATIENCE).until(() -> load.finished() >= count);
  }

  /** The outage is time itself; in it, clients must have had their answers. */
  private static void awaitProblemsFor(Duration outage, OpenLoopLoad load) {
    await("the outage").pollDelay(outage).atMost(outage.plus(PATIENCE)).until(() -> true);
    assertThat(load.problems()).isNotEmpty();
  }

  /** Every node carries out a command for a new entity. */
  private static void awaitRecovery(OpenLoopLoad load) {
    int seen = load.finished();
    for (var node : CLUSTER.nodes()) {
      await(node.spec().name() + " works again")
          .atMost(RECOVERY)
          .until(() -> post(node.url(), "recovered-" + seen).status() == 200);
    }
    awaitFinished(load, seen + 100);
  }

  private static Answer post(String url, String entity) {
    return new Api(url).post("/v1/entities/counter/" + entity + "/add", "{\"amount\":1}");
  }

  /**
   * The local Cassandra gives up the last 100 ms of writes when it is killed, see decision 0007.
   */
  private static void letTheCommitLogSettle() {
    await("a mark in the commit log").pollDelay(Duration.ofMillis(500)).until(() -> true);
  }
}
