package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.http.bench.load.Outcome;
import io.evenkeel.http.bench.load.Request;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private final AtomicLong clock = new AtomicLong(1_000);
  private final Ledger ledger = new Ledger(clock::get, CounterCommand::request);

  @BeforeEach
  void openTwo() {
    ledger.open("run-1");
    ledger.open("run-2");
    ledger.shuffle(new Random(1));
  }

  @Test
  void theCountersTakeTurnsAndEachCommandOfOneAddsAnotherAmount() {
    var sent = List.of(next(), next(), next(), next());
    assertThat(sent.subList(0, 2))
        .extracting(Request::key)
        .containsExactlyInAnyOrder("run-1", "run-2");
    assertThat(sent).extracting(Request::idempotencyKey).doesNotHaveDuplicates();
    assertThat(sent.get(0).body()).isEqualTo("{\"amount\":2}");
    assertThat(sent.get(2).body()).isEqualTo("{\"amount\":3}");
  }

  @Test
  void onlyGoodRepliesCountAndTheirTimesAreSinceTheInjection() {
    var request = next();
    clock.set(1_500);
    ledger.answered(request, Outcome.of(200), null);
    ledger.answered(next(), Outcome.of(503), null);
    assertThat(ledger.replies(request.key(), 1_200)).containsExactly(300L);
    assertThat(ledger.unanswered()).isEqualTo(1);
    assertThat(ledger.check(request.key(), List.of(1L, 2L))).isEqualTo(new ExactlyOnce(2, 0, 0));
    assertThat(ledger.check(request.key(), List.of(1L))).isEqualTo(new ExactlyOnce(2, 1, 0));
  }

  @Test
  void byNumbersAloneOnlyWhatIsCertainIsFound() {
    ledger.answered(next(), Outcome.of(200), null);
    var request = next();
    assertThat(ledger.checkCount(request.key(), 0)).isEqualTo(new ExactlyOnce(1, 1, 0));
    assertThat(ledger.checkCount(request.key(), 2)).isEqualTo(new ExactlyOnce(1, 0, 0));
    assertThat(ledger.checkCount(request.key(), 5)).isEqualTo(new ExactlyOnce(1, 0, 3));
  }

  @Test
  void aClosedOneMakesNoMoreCommands() {
    ledger.close();
    assertThat(ledger.next()).isNull();
  }

  private Request next() {
    return Objects.requireNonNull(ledger.next());
  }
}
