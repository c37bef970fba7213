package io.evenkeel.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.service.Intake.Verdict;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private final Intake<String> intake = new Intake<>(2, 1);

  @Test
  void twoAreStartedOneWaitsAndTheNextIsTurnedAway() {
    assertThat(intake.take("a", 1)).isEqualTo(Verdict.START);
    assertThat(intake.take("b", 1)).isEqualTo(Verdict.START);
    assertThat(intake.take("c", 1)).isEqualTo(Verdict.WAIT);
    assertThat(intake.take("d", 1)).isEqualTo(Verdict.TURN_AWAY);
    assertThat(intake.left(1, 10)).contains("c");
    assertThat(intake.left(1, 10)).isEmpty();
    assertThat(intake.left(1, 10)).isEmpty();
    assertThat(intake.inFlight()).isZero();
    assertThat(intake.take("e", 1)).isEqualTo(Verdict.START);
  }

  @Test
  void theReportSaysWhatWasThereWhenTheCallArrived() {
    intake.take("a", 2.5);
    intake.take("b", Double.NaN);
    intake.take("c", 4);
    var report = intake.look(100).report(30, 0.5, 150);
    assertThat(report).isEqualTo(new LoadReport(3, 1, 30, 6.5, 0.5, 50));
  }

  @Test
  void withoutCallsOfKnownCostNoCostIsSaid() {
    intake.take("a", Double.NaN);
    assertThat(intake.look(0).cost()).isNaN();
    intake.take("b", 3);
    intake.left(3, 1);
    assertThat(intake.look(0).cost()).isNaN();
  }

  @Test
  void latencyIsThatOfLateCalls() {
    assertThat(intake.latencyNanos()).isNaN();
    intake.take("a", 1);
    intake.left(1, 1000);
    assertThat(intake.latencyNanos()).isEqualTo(1000);
    intake.take("a", 1);
    intake.left(1, 2000);
    assertThat(intake.latencyNanos()).isEqualTo(1100);
  }
}
