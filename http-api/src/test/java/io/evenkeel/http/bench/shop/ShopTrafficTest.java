package io.evenkeel.http.bench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTrafficTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void basketSizesAndPopularityAreLikeRealOnes(long seed) {
    var baskets =
        ShopTraffic.customers(2_000, new Random(seed)).stream()
            .flatMap(customer -> customer.baskets().stream())
            .toList();
    double single = baskets.stream().filter(b -> b.size() == 1).count() / (double) baskets.size();
    double pieces = baskets.stream().mapToInt(java.util.List::size).sum();
    long top = baskets.stream().flatMap(b -> b.stream()).filter("0"::equals).count();
    assertThat(single).as("seed %d", seed).isBetween(0.14, 0.18);
    assertThat(top / pieces).as("seed %d", seed).isGreaterThan(0.03);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theSameSeedMakesTheSameCustomers(long seed) {
    assertThat(ShopTraffic.customers(10, new Random(seed)))
        .isEqualTo(ShopTraffic.customers(10, new Random(seed)));
  }
}
