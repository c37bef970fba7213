package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnersTest {

  private final Owners owners = new Owners();

  @BeforeEach
  void addTheSharded() {
    owners.add("Cart", id -> "cart-" + id.length());
  }

  @Test
  void anEntityOfAShardedTypeStandsUnderItsShardsLease() {
    assertThat(owners.leaseOf("Cart|abc")).isEqualTo("cart-3");
    assertThat(owners.isSharded("Cart|abc")).isTrue();
  }

  @Test
  void theIdIsAllAfterTheFirstBar() {
    assertThat(owners.leaseOf("Cart|a|c")).isEqualTo("cart-3");
    assertThat(owners.leaseOf("Cart|")).isEqualTo("cart-0");
  }

  @Test
  void everyOtherEntityHasALeaseOfItsOwn() {
    assertThat(owners.leaseOf("Other|abc")).isEqualTo("entity-Other|abc");
    assertThat(owners.isSharded("Other|abc")).isFalse();
    assertThat(owners.leaseOf("Cart")).isEqualTo("entity-Cart");
    assertThat(owners.isSharded("Cart")).isFalse();
  }
}
