package io.evenkeel.core.service;

import static io.evenkeel.core.service.Registrations.SECOND;
import static io.evenkeel.core.service.Registrations.at;
import static io.evenkeel.core.service.Registrations.bucket;
import static io.evenkeel.core.service.Registrations.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryStateTest {

  private final Registration tenSeconds = at(1, Duration.ofSeconds(10));
  private final RegistryState state =
      new RegistryState(
          Map.of("pricing", Balancing.by("c3")), Balancing.by("random"), Registrations.LIMITS);

  @Test
  void aDefinedServiceIsThereWithoutInstancesAndHasItsOwnStrategy() {
    var view = state.view("pricing");
    assertThat(view.isGone()).isFalse();
    assertThat(view.runsInTheCluster()).isTrue();
    assertThat(view.balancing()).isEqualTo(Balancing.by("c3"));
    assertThat(state.view("shop").isGone()).isTrue();
    assertThat(state.services()).containsExactly("pricing");
  }

  @Test
  void theStrategyThatWasSetGoesBeforeTheDefinedAndTheDefaultOne() {
    var set = Map.of("pricing", Balancing.by("maglev"), "shop", Balancing.by("prequal"));
    assertThat(state.balancingIs(set)).containsExactlyInAnyOrder("pricing", "shop");
    assertThat(state.view("pricing").balancing()).isEqualTo(Balancing.by("maglev"));
    assertThat(state.view("bank").balancing()).isEqualTo(Balancing.by("random"));
    assertThat(state.balancingIs(set)).isEmpty();
    assertThat(state.balancingIs(Map.of("shop", Balancing.by("prequal"))))
        .containsExactly("pricing");
  }

  @Test
  void onlyServicesWhoseInstancesInTheClusterDifferAreChanged() {
    var one = List.of(Instance.ofActor("n1-0", "n1"));
    var two = List.of(Instance.ofActor("n1-0", "n1"), Instance.ofActor("n2-0", "n2"));
    assertThat(state.inClusterIs(Map.of("a", one, "b", one))).containsExactlyInAnyOrder("a", "b");
    assertThat(state.inClusterIs(Map.of("a", one, "b", two))).containsExactly("b");
    assertThat(state.inClusterIs(Map.of("b", two))).containsExactly("a");
    assertThat(state.view("b").instances())
        .extracting(Instance::id)
        .containsExactly("n1-0", "n2-0");
  }

  @Test
  void healthIsForgottenWithTheInstance() {
    state.bucketIs(0, bucket("shop/a", tenSeconds), 0);
    assertThat(state.healthIs(key("shop/a"), true)).isEmpty();
    assertThat(state.healthIs(key("shop/a"), false)).containsExactly("shop");
    assertThat(state.view("shop").instances()).extracting(Instance::healthy).containsExactly(false);
    state.lapse(10 * SECOND);
    assertThat(state.healthIs(key("shop/a"), false)).isEmpty();
    state.bucketIs(0, bucket("shop/a", tenSeconds.renewedAs("again")), 11 * SECOND);
    assertThat(state.view("shop").instances()).extracting(Instance::healthy).containsExactly(true);
  }

  @Test
  void instancesBeyondTheBoundsAreRefusedAndRenewalsAreNot() {
    state.bucketIs(
        0, bucket("s/1", tenSeconds, "s/2", tenSeconds, "s/3", tenSeconds, "s/4", tenSeconds), 0);
    assertThat(state.obstacle(key("s/5"))).contains("the service has 4 instances already");
    assertThat(state.obstacle(key("s/4"))).isEmpty();
    assertThat(state.obstacle(key("t/1"))).isEmpty();
    state.bucketIs(1, bucket("t/1", tenSeconds), 0);
    assertThat(state.obstacle(key("t/2"))).contains("the registry holds 5 instances already");
  }

  @Test
  void servicesBeyondTheBoundAreRefused() {
    state.bucketIs(0, bucket("a/1", tenSeconds, "b/1", tenSeconds, "c/1", tenSeconds), 0);
    assertThat(state.obstacle(key("d/1"))).contains("the registry holds 3 services already");
    assertThat(state.obstacle(key("c/2"))).isEmpty();
  }

  @Test
  void anOrderThatChangesOnlyTheTimeIsARenewal() {
    state.bucketIs(0, bucket("shop/a", tenSeconds), 0);
    assertThat(state.isRenewal(key("shop/a"), tenSeconds.renewedAs("x"))).isTrue();
    assertThat(state.isRenewal(key("shop/a"), at(1, Duration.ofSeconds(20)))).isTrue();
    assertThat(state.isRenewal(key("shop/a"), at(2, Duration.ofSeconds(10)))).isFalse();
    assertThat(state.isRenewal(key("shop/b"), tenSeconds)).isFalse();
  }
}
