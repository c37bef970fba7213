package io.evenkeel.sharding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.UnreadableEvent;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class JournalFailureKindTest {

  @Test
  void rowsThatCannotBeReadAreSaidAsTheyAre() {
    var failure = new CompletionException(new UnreadableEvent("no event 'x'", null));
    assertThat(JournalFailure.of(failure))
        .isEqualTo(Rejection.of(Rejection.Kind.UNREADABLE, "no event 'x'"));
  }

  /** The words are those of Akka's ReplayFilter in mode "fail". */
  @Test
  void rowsOfTwoWritersAreNotAReasonToRetry() {
    var failure = new IllegalStateException("Invalid replayed event [sequenceNr=3, writerUUID=b].");
    assertThat(JournalFailure.of(failure))
        .isEqualTo(
            Rejection.of(
                Rejection.Kind.UNREADABLE, "its journal holds rows of more than one writer"));
  }

  @Test
  void everythingElseIsWorthARetry() {
    var rejection = JournalFailure.of(new RuntimeException(new TimeoutException("late")));
    assertThat(rejection.kind()).isEqualTo(Rejection.Kind.UNAVAILABLE);
    assertThat(JournalFailure.of(new IllegalStateException("closed")).kind())
        .isEqualTo(Rejection.Kind.UNAVAILABLE);
  }
}
