package io.evenkeel.multijvm.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.multijvm.http.Api;
import java.time.Duration;

/** The end of every test with a load. */
public final class Verification {

  private Verification() {}

  /** Every entity answers again, every acknowledged command is there exactly once. */
  public static void exactlyOnce(Ledger ledger, Api api) {
    assertThat(ledger.refused()).isEmpty();
    assertThat(ledger.acknowledged()).isNotEmpty();
    for (var entity : ledger.entities()) {
      await("counter " + entity + " answers at " + api.url())
          .pollDelay(Duration.ZERO) // most answer at once, and there are many
          .atMost(Duration.ofSeconds(30))
          .until(() -> api.tryGet("/v1/entities/counter/" + entity).isPresent());
    }
    var histories = ledger.entities().stream().map(entity -> History.read(api, entity)).toList();
    assertThat(ExactlyOnce.violations(ledger, histories)).as(ledger.toString()).isEmpty();
  }
}
