package io.evenkeel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServiceTest {

  record Quote(int quantity) {}

  @Test
  void aDefinitionIsAValueThatIsAddedTo() {
    var empty = Service.of("pricing");
    var whole =
        empty
            .handle("quote", Quote.class, quote -> quote.quantity() * 3)
            .costing("quote", Quote.class, Quote::quantity)
            .instances(2)
            .atOnce(8)
            .onRole("prices")
            .balancedBy("c3");
    assertThat(empty.operations()).isEmpty();
    assertThat(whole.operations()).containsOnlyKeys("quote");
    assertThat(whole.perNode()).isEqualTo(2);
    assertThat(whole.atOnce()).isEqualTo(8);
    assertThat(whole.role()).isEqualTo("prices");
    assertThat(whole.strategy()).isEqualTo("c3");
  }

  @Test
  void whatCannotBeIsRefusedWhenItIsSaid() {
    var pricing = Service.of("pricing").handle("quote", Quote.class, quote -> 1);
    assertThatThrownBy(() -> Service.of("Pricing")).hasMessageContaining("was 'Pricing'");
    assertThatThrownBy(() -> pricing.handle("quote", Quote.class, quote -> 2))
        .hasMessage("operation 'quote' is defined twice");
    assertThatThrownBy(() -> pricing.costing("quote", String.class, text -> 1))
        .hasMessageContaining("no operation 'quote'");
    assertThatThrownBy(() -> pricing.instances(0)).hasMessageContaining("1 to 64, were 0");
    assertThatThrownBy(() -> pricing.atOnce(0)).hasMessageContaining(">= 1, was 0");
  }
}
