package io.evenkeel.core.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FairShareTest {

  private static final int LIMIT = 90;
  private static final int MANY = 900;

  private final FairShare share = FairShare.byDefault();

  @Test
  void oneAloneGetsNearlyAll() {
    assertThat(flood("a", 1)).isEqualTo(80);
    assertThat(share.inFlight()).isEqualTo(80);
  }

  @Test
  void oneThatFloodsKeepsNobodyOut() {
    flood("flood", 1);
    for (int i = 0; i < 1_000; i++) {
      flood("flood", 1);
      assertThat(share.tryBegin("modest", 1, LIMIT)).isTrue();
      assertThat(share.tryBegin("modest", 1, LIMIT)).isTrue();
      share.done("modest");
      share.done("modest");
    }
  }

  /** As calls end, each that floods comes to its equal part, whoever was first. */
  @Test
  void severalThatFloodGetEqualParts() {
    flood("a", 1, MANY);
    var means = contest(Map.of("a", 1.0, "b", 1.0, "c", 1.0));
    for (double mean : means.values()) {
      assertThat(mean).isCloseTo(MANY * 8 / 25.0, within(15.0));
    }
  }

  @Test
  void partsFollowWeights() {
    var means = contest(Map.of("a", 1.0, "b", 3.0));
    assertThat(means.get("b") / means.get("a")).isCloseTo(3, within(0.4));
  }

  @Test
  void theLimitHoldsAlsoWhenItShrinks() {
    flood("a", 1);
    assertThat(share.tryBegin("b", 1, 40)).isFalse();
    for (int i = 0; i < 41; i++) {
      share.done("a");
    }
    assertThat(share.tryBegin("b", 1, 40)).isTrue();
    assertThat(share.inFlight()).isEqualTo(40);
    assertThat(share.tryBegin("c", 1, 40)).isFalse();
  }

  @Test
  void itRemembersOnlyTenantsWithCallsInFlight() {
    for (int i = 0; i < 100_000; i++) {
      share.tryBegin("tenant " + i, 1, LIMIT);
    }
    assertThat(share.tenants()).isLessThanOrEqualTo(LIMIT);
    for (int i = 0; i < 100_000; i++) {
      share.done("tenant " + i);
      share.done("tenant " + i);
    }
    assertThat(share.tenants()).isZero();
    assertThat(share.inFlight()).isZero();
  }

  @Test
  void wrongWeightsCountAsOneAndWithoutALimitThereIsNothing() {
    assertThat(flood("a", Double.NaN)).isEqualTo(80);
    assertThat(share.tryBegin("b", -3, LIMIT)).isTrue();
    assertThat(share.tryBegin("c", Double.POSITIVE_INFINITY, LIMIT)).isTrue();
    assertThat(share.tryBegin("d", 1e300, LIMIT)).isTrue();
    assertThat(share.tryBegin("e", 1, 0)).isFalse();
    assertThat(share.tryBegin("e", 1, Integer.MIN_VALUE / 2)).isFalse();
    assertThatThrownBy(() -> new FairShare(0.5)).hasMessageStartingWith("multiple ");
  }

  private int flood(String tenant, double weight) {
    return flood(tenant, weight, LIMIT);
  }

  private int flood(String tenant, double weight, int limit) {
    while (share.tryBegin(tenant, weight, limit)) {
      assertThat(share.inFlight()).isLessThanOrEqualTo(limit);
    }
    return share.inFlight(tenant);
  }

  /** All want more than there is; one call after another ends, any of them. */
  private Map<String, Double> contest(Map<String, Double> weights) {
    var random = new SplittableRandom(4);
    var names = weights.keySet().stream().sorted().toList();
    var means = new HashMap<String, Double>();
    int rounds = 20_000;
    for (int i = 0; i < rounds; i++) {
      int drawn = random.nextInt(Math.max(1, share.inFlight()));
      for (var name : names) {
        drawn -= share.inFlight(name);
        if (drawn < 0) {
          share.done(name);
          break;
        }
      }
      int first = random.nextInt(names.size());
      for (int k = 0; k < names.size(); k++) {
        var name = names.get((first + k) % names.size());
        flood(name, weights.get(name), MANY);
      }
      for (var name : names) {
        if (i >= rounds / 4) {
          means.merge(name, share.inFlight(name) / (rounds * 0.75), Double::sum);
        }
      }
    }
    return means;
  }
}
