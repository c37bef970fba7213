package io.evenkeel.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.core.capacity.ClusterModel.Measured;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityPlanTest {

  private static final ScalabilityLaw NOTHING = new ScalabilityLaw(1, 0, 0);
  private static final ServiceTime SERVICE = ServiceTime.exponential(0.005);

  /** 800/s a node and 5 ms a request: four servers. */
  private static final LawEstimate LINEAR = estimate(new ScalabilityLaw(800, 0, 0), 8);

  private static final ClusterModel NODES =
      new ClusterModel(Measured.NODES, 8, SERVICE, 1, NOTHING);

  @Test
  void theFewestNodesThatKeepTheLimitAreFound() {
    var question = new CapacityQuestion(5_000, 0.05, 0);
    int needed = (int) NODES.needed(LINEAR.law(), question);
    assertThat(needed).isGreaterThanOrEqualTo(7);
    assertThat(NODES.p99(LINEAR.law(), needed, 5_000)).isLessThanOrEqualTo(0.0501);
    assertThat(NODES.p99(LINEAR.law(), needed - 1, 5_000)).isGreaterThan(0.05);
  }

  @Test
  void eachLostNodeIsOneMore() {
    var question = new CapacityQuestion(5_000, 0.05, 0);
    double none = NODES.needed(LINEAR.law(), question);
    assertThat(NODES.needed(LINEAR.law(), question.with(5_000, 2))).isEqualTo(none + 2);
  }

  @Test
  void moreRateAndATighterLimitNeedMore() {
    var law = new ScalabilityLaw(800, 0.02, 0.0001);
    double before = 0;
    for (double rate = 500; rate < 6_000; rate += 500) {
      double now = NODES.needed(law, new CapacityQuestion(rate, 0.1, 0));
      assertThat(now).isGreaterThanOrEqualTo(before);
      assertThat(NODES.needed(law, new CapacityQuestion(rate, 0.04, 0)))
          .isGreaterThanOrEqualTo(now);
      before = now;
    }
  }

  @Test
  void nothingIsPlannedBeyondTheSafePartOfThePeak() {
    var law = new ScalabilityLaw(800, 0.05, 0.005);
    assertThat(NODES.mostNodes(law)).isEqualTo((int) (0.9 * law.peakSize()));
    assertThat(NODES.needed(law, new CapacityQuestion(50_000, 1, 0))).isInfinite();
  }

  @Test
  void aLimitBelowServiceTimeIsServiceTime() {
    var plan = CapacityPlan.of(NODES, LINEAR, new CapacityQuestion(100, 0.01, 1));
    assertThat(plan.need().expected()).isInfinite();
    assertThat(plan.options()).isEmpty();
    assertThat(plan.bottleneck().kind()).isEqualTo(Bottleneck.Kind.SERVICE_TIME);
  }

  @Test
  void theBottleneckIsNamed() {
    assertThat(kind(new ScalabilityLaw(800, 0.1, 0.0001), 2_000, 0.2))
        .isEqualTo(Bottleneck.Kind.CONTENTION);
    assertThat(kind(new ScalabilityLaw(800, 0.001, 0.01), 3_300, 0.2))
        .isEqualTo(Bottleneck.Kind.COHERENCY);
    assertThat(kind(new ScalabilityLaw(800, 0, 0), 5_000, 0.2)).isEqualTo(Bottleneck.Kind.QUEUEING);
    assertThat(kind(new ScalabilityLaw(800, 0, 0), 5_000, 0.024))
        .isEqualTo(Bottleneck.Kind.SERVICE_TIME);
  }

  private static Bottleneck.Kind kind(ScalabilityLaw law, double rate, double p99) {
    return CapacityPlan.of(NODES, estimate(law, 8), new CapacityQuestion(rate, p99, 1))
        .bottleneck()
        .kind();
  }

  /** A node that does 3,000/s at best with 16 requests at a time; what nodes cost is assumed. */
  @Test
  void oneMeasuredNodeIsMultiplied() {
    var law = new ScalabilityLaw(1_000, 0.25, 0.004);
    var alone =
        new ClusterModel(Measured.CONCURRENCY, 16, ServiceTime.exponential(0.001), 1, NOTHING);
    var costly =
        new ClusterModel(
            Measured.CONCURRENCY,
            16,
            ServiceTime.exponential(0.001),
            1,
            new ScalabilityLaw(1, 0.05, 0));
    assertThat(alone.perNode(law, 10)).isEqualTo(law.most(16));
    var question = new CapacityQuestion(10_000, 0.05, 0);
    assertThat(alone.needed(law, question)).isBetween(4.0, 6.0);
    assertThat(costly.needed(law, question)).isGreaterThan(alone.needed(law, question));
  }

  @Test
  void theAnswerHasErrorBarsAndWhatIfs() {
    var plan = CapacityPlan.of(NODES, LINEAR, new CapacityQuestion(5_000, 0.05, 1));
    assertThat(plan.need().interval().contains(plan.need().expected())).isTrue();
    assertThat(plan.need().safe()).isGreaterThanOrEqualTo(plan.need().expected());
    assertThat(plan.whatIfs()).hasSize(9);
    assertThat(plan.options())
        .anySatisfy(option -> assertThat(option.nodes()).isEqualTo((int) plan.need().expected()));
    assertThat(plan.options().get(0).p99Seconds())
        .isGreaterThan(plan.options().get(plan.options().size() - 1).p99Seconds());
  }

  @Test
  void theUpperHalfChecksTheLowerOne() {
    var sweep = sweep(new ScalabilityLaw(800, 0.05, 0.001), 16);
    var found = Holdout.of(sweep, 50, 1);
    assertThat(found.fittedUpTo()).isEqualTo(8);
    assertThat(found.checks()).hasSize(8);
    assertThat(Math.abs(found.last().error())).isLessThan(0.05);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Holdout.of(sweep(NOTHING, 6), 50, 1))
        .withMessageContaining("4 levels up to 3 are needed, there are 3");
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityQuestion(0, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityQuestion(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new CapacityQuestion(1, 1, -1));
  }

  private static LawEstimate estimate(ScalabilityLaw law, int nodes) {
    return LawEstimate.of(sweep(law, nodes), 60, 1);
  }

  /** With errors of half a percent. */
  private static Sweep sweep(ScalabilityLaw law, int nodes) {
    return new Sweep(
        IntStream.rangeClosed(1, nodes)
            .mapToObj(
                n ->
                    SweepLevel.of(n, List.of(law.throughput(n) * 1.005, law.throughput(n) / 1.005)))
            .toList());
  }
}
