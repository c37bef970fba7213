package io.evenkeel.multijvm.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.multijvm.load.History.Added;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactlyOnceTest {

  private final Ledger ledger = new Ledger();

  @Test
  void whatWasAcknowledgedOnceAndIsThereOnceIsFine() {
    acknowledged(1, 2);
    assertThat(violations(history(3, 2, new Added(1, 1), new Added(2, 2)))).isEmpty();
  }

  @Test
  void aLostCommandIsFound() {
    acknowledged(1, 2);
    assertThat(violations(history(1, 1, new Added(1, 1))))
        .singleElement()
        .asString()
        .startsWith("lost: ")
        .contains("amount=2");
  }

  @Test
  void anEntityThatIsGoneAltogetherIsFound() {
    acknowledged(1);
    assertThat(violations()).singleElement().asString().startsWith("lost: ");
  }

  @Test
  void aDuplicatedCommandIsFound() {
    acknowledged(1);
    assertThat(violations(history(2, 2, new Added(1, 1), new Added(2, 1))))
        .singleElement()
        .asString()
        .startsWith("there 2 times: ");
  }

  @Test
  void anUnknownCommandMayBeThereOrNotButNotTwice() {
    unknown(1);
    assertThat(violations(history(0, 0))).isEmpty();
    assertThat(violations(history(1, 1, new Added(1, 1)))).isEmpty();
    assertThat(violations(history(2, 2, new Added(1, 1), new Added(2, 1)))).hasSize(1);
  }

  @Test
  void anEventThatNobodySentIsFound() {
    assertThat(violations(history(7, 1, new Added(1, 7))))
        .singleElement()
        .asString()
        .startsWith("never sent, yet there: ");
  }

  @Test
  void aGapAndARepetitionOfRevisionsAreFound() {
    acknowledged(1, 2);
    assertThat(violations(history(3, 3, new Added(1, 1), new Added(3, 2))))
        .containsExactly("e has revision 3 where 2 belongs");
    assertThat(violations(history(3, 1, new Added(1, 1), new Added(1, 2))))
        .containsExactly("e has revision 1 where 2 belongs");
  }

  @Test
  void aStateThatDoesNotFollowFromTheEventsIsFound() {
    acknowledged(1);
    assertThat(violations(history(2, 1, new Added(1, 1))))
        .containsExactly("e is 2 at revision 1, its events make 1 at 1");
  }

  private void acknowledged(long... amounts) {
    Arrays.stream(amounts)
        .forEach(a -> ledger.record(command(a), new Delivery.Acknowledged(1, Duration.ZERO)));
  }

  private void unknown(long amount) {
    ledger.record(command(amount), new Delivery.Unknown("no answer"));
  }

  private List<String> violations(History... histories) {
    return ExactlyOnce.violations(ledger, List.of(histories));
  }

  private static Command command(long amount) {
    return new Command("e", amount, "k" + amount);
  }

  private static History history(long value, long revision, Added... added) {
    return new History("e", List.of(added), value, revision);
  }
}
