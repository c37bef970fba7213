package io.evenkeel.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private final Readiness readiness = new Readiness();
  private final CompletableFuture<String> journal = new CompletableFuture<>();

  @Test
  void aNodeIsReadyWhenItIsAMemberAndEveryConditionIsMet() {
    readiness.require("journal", journal);
    assertThat(readiness.mayJoin()).isNotDone();
    journal.complete("ok");
    assertThat(readiness.mayJoin()).isCompleted();
    assertThat(readiness.isReady()).isFalse();
    readiness.joined();
    assertThat(readiness.isReady()).isTrue();
    assertThat(readiness.whenMet()).isCompleted();
  }

  @Test
  void aFailedConditionKeepsTheNodeOutOfTheClusterAndIsReportedAtOnce() {
    readiness.require("journal", journal);
    journal.completeExceptionally(new IllegalStateException("no keyspace"));
    assertThat(readiness.mayJoin()).isCompletedExceptionally();
    assertThat(readiness.whenMet()).isCompletedExceptionally();
    assertThat(readiness.isReady()).isFalse();
    assertThat(readiness.report()).containsEntry("journal", "failed: no keyspace");
  }

  @Test
  void aConditionOfMembersIsLookedAtOnceTheNodeIsOne() {
    var looks = new AtomicInteger();
    readiness.requireOnceJoined(
        "shards",
        () -> {
          looks.incrementAndGet();
          return journal;
        });
    assertThat(readiness.mayJoin()).isCompleted();
    assertThat(looks).hasValue(0);
    readiness.joined();
    readiness.joined();
    assertThat(looks).hasValue(1);
    assertThat(readiness.report()).containsEntry("member", "ok").containsEntry("shards", "waiting");
  }

  @Test
  void leavingTakesReadinessBackForGood() {
    readiness.joined();
    assertThat(readiness.isReady()).isTrue();
    readiness.leave();
    readiness.joined();
    assertThat(readiness.isReady()).isFalse();
    assertThat(readiness.report()).containsEntry("leaving", "yes");
  }

  @Test
  void anObstacleIsWhatHasAReasonElseWhatIsAwaited() {
    readiness.require("journal", journal);
    assertThat(readiness.obstacles()).isEqualTo("journal waiting; member waiting");
    readiness.explain("journal", "no database answers");
    assertThat(readiness.obstacles()).isEqualTo("journal waiting: no database answers");
    journal.complete("ok");
    readiness.joined();
    assertThat(readiness.obstacles()).isEmpty();
  }
}
