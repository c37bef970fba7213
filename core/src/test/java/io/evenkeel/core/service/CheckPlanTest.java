package io.evenkeel.core.service;

import static io.evenkeel.core.service.Registrations.SECOND;
import static io.evenkeel.core.service.Registrations.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckPlanTest {

  private final CheckPlan plan =
      new CheckPlan(Duration.ofSeconds(5), new Health.Thresholds(2, 2), 2);

  @Test
  void aNewInstanceIsCheckedAtOnceAndThenOnceInAnInterval() {
    plan.instancesAre("shop", Map.of("a", instance(1)), 0);
    assertThat(plan.due(0)).containsOnlyKeys(key("shop/a"));
    assertThat(plan.due(0)).isEmpty();
    assertThat(answer(1, true, SECOND)).contains(true);
    assertThat(plan.due(6 * SECOND - 1)).isEmpty();
    assertThat(plan.due(6 * SECOND)).containsOnlyKeys(key("shop/a"));
    assertThat(answer(1, true, 6 * SECOND)).isEmpty();
  }

  @Test
  void theFirstCheckDecidesAloneLaterOnesInARow() {
    plan.instancesAre("shop", Map.of("a", instance(1)), 0);
    assertThat(checkAt(0, false)).contains(false);
    assertThat(checkAt(5, true)).isEmpty();
    assertThat(checkAt(10, false)).isEmpty();
    assertThat(checkAt(15, true)).isEmpty();
    assertThat(checkAt(20, true)).contains(true);
    assertThat(checkAt(25, false)).isEmpty();
    assertThat(checkAt(30, false)).contains(false);
  }

  @Test
  void noMoreThanSoManyAreCheckedAtOnce() {
    plan.instancesAre("shop", Map.of("a", instance(1), "b", instance(2), "c", instance(3)), 0);
    assertThat(plan.due(0)).hasSize(2);
    assertThat(plan.due(0)).isEmpty();
    plan.checked(key("shop/x"), "http://gone", true, 1);
    assertThat(plan.due(1)).hasSize(1);
  }

  @Test
  void anInstanceWithAnotherAddressStartsAnewAndTheOldAnswerSaysNothing() {
    plan.instancesAre("shop", Map.of("a", instance(1)), 0);
    plan.due(0);
    plan.instancesAre("shop", Map.of("a", instance(2)), 1);
    assertThat(answer(1, false, 2)).isEmpty();
    assertThat(plan.due(2)).containsOnlyKeys(key("shop/a"));
    assertThat(answer(2, false, 3)).contains(false);
  }

  @Test
  void whatIsGoneIsNotChecked() {
    plan.instancesAre("shop", Map.of("a", instance(1)), 0);
    plan.instancesAre("shop", Map.of(), 0);
    assertThat(plan.due(0)).isEmpty();
  }

  private Optional<Boolean> checkAt(long seconds, boolean good) {
    assertThat(plan.due(seconds * SECOND)).hasSize(1);
    return answer(1, good, seconds * SECOND);
  }

  private Optional<Boolean> answer(int port, boolean good, long now) {
    return plan.checked(key("shop/a"), "http://h:" + port, good, now);
  }

  private static Instance instance(int port) {
    return new Instance("a", Instance.Kind.HTTP, "http://h:" + port, 1, "", Map.of(), "", true);
  }
}
