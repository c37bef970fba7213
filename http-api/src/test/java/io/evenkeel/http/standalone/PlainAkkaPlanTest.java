package io.evenkeel.http.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.persistence.cassandra.ContactPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainAkkaPlanTest {

  @Test
  void aNodeIsToldItsPortsAndThreeSeedsAndNothingOfTimes() {
    var plan = plan(PlainAkka.DEFAULTS);
    assertThat(plan.arguments())
        .containsExactly(
            "--http-port=8091",
            "--port=1002",
            "--seed-nodes=127.0.0.1:1001,127.0.0.1:1002,127.0.0.1:1003",
            "--cassandra=127.0.0.1:9999",
            "--keyspace=plain_akka",
            "--parallelism=2");
    assertThat(plan.url()).isEqualTo("http://127.0.0.1:8091");
    assertThat(plan.address()).isEqualTo("127.0.0.1:1002");
  }

  @Test
  void aTunedOneDiffersByItsSettingsAndItsKeyspace() {
    assertThat(plan(PlainAkka.TUNED).arguments())
        .contains("--settings=plain-akka-tuned.conf", "--keyspace=plain_akka_tuned")
        .doesNotContain("--keyspace=plain_akka");
    assertThat(plan(PlainAkka.TUNED).name()).isEqualTo("plain_akka_tuned-1");
  }

  private static PlainAkkaPlan plan(PlainAkka variant) {
    return new PlainAkkaPlan(
        variant, 1, 8091, List.of(1001, 1002, 1003, 1004), ContactPoint.parse("127.0.0.1:9999"));
  }
}
