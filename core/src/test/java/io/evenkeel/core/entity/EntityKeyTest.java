package io.evenkeel.core.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EntityKeyTest {

  @Test
  void anIdHas1To256BytesOfUtf8() {
    assertThat(new EntityKey("cart", "€".repeat(85) + "x").id()).hasSize(86);
    assertThatThrownBy(() -> new EntityKey("cart", "€".repeat(85) + "xy"))
        .hasMessage("an entity id must have 1 to 256 bytes, has 257");
    assertThatThrownBy(() -> new EntityKey("cart", "")).hasMessageContaining("has 0");
  }

  @Test
  void anIdHasNoControlCharacters() {
    assertThatThrownBy(() -> new EntityKey("cart", "a\u0000"))
        .hasMessage("an entity id must not contain control characters");
  }
}
