package io.evenkeel.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerQueueTest {

  /** Gross and Harris: M/M/1 waits with probability rho, M/M/2 with 2 rho^2 / (1 + rho). */
  @Test
  void erlangsFormulaAgreesWithItsClosedForms() {
    assertThat(ErlangC.waits(1, 0.7)).isCloseTo(0.7, within(1e-12));
    assertThat(ErlangC.waits(2, 1.4)).isCloseTo(2 * 0.49 / 1.7, within(1e-12));
    assertThat(ErlangC.waits(10, 0)).isZero();
    assertThat(ErlangC.waits(3, 3)).isEqualTo(1);
  }

  /** With half of the requests waiting, beta is about 0.5: use rises with size. */
  @ParameterizedTest(name = "{0} erlangs")
  @CsvSource({"10, 12", "100, 106", "1000, 1017"})
  void staffingGrowsWithTheSquareRoot(double erlangs, int servers) {
    assertThat(ErlangC.servers(erlangs, 0.5)).isCloseTo(servers, within(1));
  }

  @Test
  void oneExponentialServerHasTheKnownResponseTimes() {
    var queue = new ServerQueue(1, 100, ServiceTime.exponential(0.01), 1);
    assertThat(queue.meanResponse(80)).isCloseTo(0.05, withinPercentage(0.01));
    assertThat(queue.quantile(0.99, 80)).isCloseTo(Math.log(100) / 20, withinPercentage(0.3));
    assertThat(queue.quantile(0.99, 1e-9)).isCloseTo(Math.log(100) / 100, withinPercentage(0.3));
    assertThat(queue.later(Math.log(100) / 20, 80)).isCloseTo(0.01, withinPercentage(2));
  }

  /** Pollaczek and Khinchine: half the wait. */
  @Test
  void constantServiceWaitsHalfAsLong() {
    var constant = new ServerQueue(1, 100, ServiceTime.ofQuantiles(0.01, 0.01), 1);
    var exponential = new ServerQueue(1, 100, ServiceTime.exponential(0.01), 1);
    assertThat(constant.meanWait(80)).isCloseTo(exponential.meanWait(80) / 2, withinPercentage(1));
  }

  @Test
  void burstsWaitLonger() {
    var poisson = new ServerQueue(4, 400, ServiceTime.exponential(0.01), 1);
    var bursts = new ServerQueue(4, 400, ServiceTime.exponential(0.01), 4);
    assertThat(bursts.meanWait(300)).isCloseTo(2.5 * poisson.meanWait(300), withinPercentage(0.1));
    assertThat(bursts.quantile(0.99, 300)).isGreaterThan(poisson.quantile(0.99, 300));
  }

  @Test
  void fromTheMostRateOnNothingEnds() {
    var queue = new ServerQueue(2, 200, ServiceTime.exponential(0.01), 1);
    assertThat(queue.meanWait(200)).isInfinite();
    assertThat(queue.quantile(0.99, 300)).isInfinite();
    assertThat(queue.later(1, 200)).isEqualTo(1);
  }

  @Test
  void aLimitBelowTheServiceTimeItselfCannotBeKept() {
    var queue = new ServerQueue(2, 200, ServiceTime.exponential(0.01), 1);
    assertThat(queue.later(0.02, 0)).isGreaterThan(0.01);
  }

  @Test
  void aServiceTimeIsFoundFromTwoQuantiles() {
    var exponential = ServiceTime.ofQuantiles(Math.log(2), Math.log(100));
    assertThat(exponential.shape()).isCloseTo(1, within(1e-9));
    assertThat(exponential.meanSeconds()).isCloseTo(1, within(1e-9));
    assertThat(exponential.variation()).isCloseTo(1, within(1e-9));
    var heavy = ServiceTime.ofQuantiles(0.001, 0.02);
    assertThat(heavy.quantile(0.5)).isCloseTo(0.001, withinPercentage(0.01));
    assertThat(heavy.quantile(0.99)).isCloseTo(0.02, withinPercentage(0.01));
    assertThat(heavy.variation()).isGreaterThan(1);
    assertThatIllegalArgumentException().isThrownBy(() -> ServiceTime.ofQuantiles(0.2, 0.1));
  }

  @Test
  void littlesLawTellsWhatDoesNotAgree() {
    assertThat(LittlesLaw.agreement(8, 800, 0.01)).isCloseTo(1, within(1e-9));
    assertThat(LittlesLaw.agreement(8, 400, 0.01)).isCloseTo(0.5, within(1e-9));
    assertThat(LittlesLaw.seconds(8, 800)).isCloseTo(0.01, within(1e-9));
    assertThat(LittlesLaw.inside(800, 0.01)).isCloseTo(8, within(1e-9));
  }
}
