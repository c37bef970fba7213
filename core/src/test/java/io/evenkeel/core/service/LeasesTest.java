package io.evenkeel.core.service;

import static io.evenkeel.core.service.Registrations.SECOND;
import static io.evenkeel.core.service.Registrations.at;
import static io.evenkeel.core.service.Registrations.bucket;
import static io.evenkeel.core.service.Registrations.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeasesTest {

  private final Registration tenSeconds = at(1, Duration.ofSeconds(10));
  private final Leases leases = new Leases();

  @Test
  void aRegistrationLivesForItsTtlFromWhenItWasSeenHere() {
    assertThat(leases.bucketIs(0, bucket("shop/a", tenSeconds), 5 * SECOND))
        .containsExactly("shop");
    assertThat(leases.lapse(15 * SECOND - 1)).isEmpty();
    assertThat(leases.of("shop")).containsOnlyKeys("a");
    assertThat(leases.lapse(15 * SECOND)).containsExactly("shop");
    assertThat(leases.of("shop")).isEmpty();
    assertThat(leases.find(key("shop/a"))).isEmpty();
    assertThat(leases.lapse(16 * SECOND)).isEmpty();
  }

  @Test
  void aRenewalStartsTheTimeAnewAndNobodySeesADifference() {
    leases.bucketIs(0, bucket("shop/a", tenSeconds), 0);
    var renewed = tenSeconds.renewedAs("second");
    assertThat(leases.bucketIs(0, bucket("shop/a", renewed), 9 * SECOND)).isEmpty();
    assertThat(leases.lapse(18 * SECOND)).isEmpty();
    assertThat(leases.lapse(19 * SECOND)).containsExactly("shop");
  }

  @Test
  void whatIsWithdrawnIsGoneAtOnceAndForgottenSoon() {
    leases.bucketIs(0, bucket("shop/a", tenSeconds), 0);
    assertThat(leases.bucketIs(0, bucket("shop/a", tenSeconds.withdraw()), SECOND))
        .containsExactly("shop");
    assertThat(leases.find(key("shop/a"))).isEmpty();
    assertThat(leases.services()).isEmpty();
    assertThat(leases.size()).isZero();
    assertThat(leases.withdrawn()).isEqualTo(1);
    assertThat(leases.overdue(11 * SECOND - 1)).isEmpty();
    assertThat(leases.overdue(11 * SECOND)).containsOnlyKeys(key("shop/a"));
    assertThat(leases.bucketIs(0, bucket("shop/a", tenSeconds), 12 * SECOND))
        .containsExactly("shop");
    assertThat(leases.of("shop")).containsOnlyKeys("a");
    assertThat(leases.withdrawn()).isZero();
    leases.bucketIs(0, bucket("shop/a", tenSeconds.withdraw()), 13 * SECOND);
    leases.bucketIs(0, bucket(), 14 * SECOND);
    assertThat(leases.withdrawn()).isZero();
  }

  @Test
  void theSameBucketAgainIsNoRenewal() {
    leases.bucketIs(0, bucket("shop/a", tenSeconds), 0);
    leases.bucketIs(0, bucket("shop/a", tenSeconds, "shop/b", tenSeconds), 9 * SECOND);
    assertThat(leases.lapse(10 * SECOND)).containsExactly("shop");
    assertThat(leases.of("shop")).containsOnlyKeys("b");
  }

  @Test
  void aRenewalBringsALapsedOneBack() {
    leases.bucketIs(0, bucket("shop/a", tenSeconds), 0);
    leases.lapse(10 * SECOND);
    assertThat(leases.bucketIs(0, bucket("shop/a", tenSeconds.renewedAs("late")), 12 * SECOND))
        .containsExactly("shop");
    assertThat(leases.of("shop")).containsOnlyKeys("a");
  }

  @Test
  void anotherAddressIsADifferenceThatIsSeen() {
    leases.bucketIs(0, bucket("shop/a", tenSeconds), 0);
    assertThat(leases.bucketIs(0, bucket("shop/a", at(2, Duration.ofSeconds(10))), SECOND))
        .containsExactly("shop");
    assertThat(leases.of("shop").get("a").url()).endsWith(":2");
  }

  @Test
  void whatIsNotInItsBucketAnyMoreIsGoneAndOtherBucketsStay() {
    leases.bucketIs(0, bucket("shop/a", tenSeconds, "bank/x", tenSeconds), 0);
    leases.bucketIs(1, bucket("shop/b", tenSeconds), 0);
    assertThat(leases.bucketIs(0, bucket("bank/x", tenSeconds), SECOND)).containsExactly("shop");
    assertThat(leases.of("shop")).containsOnlyKeys("b");
    assertThat(leases.services()).containsExactlyInAnyOrder("shop", "bank");
    assertThat(leases.size()).isEqualTo(2);
    assertThat(leases.size("shop")).isEqualTo(1);
  }

  @Test
  void whatNobodyRenewsForTwoTtlsIsToBeForgotten() {
    leases.bucketIs(0, bucket("shop/a", tenSeconds), 0);
    assertThat(leases.overdue(20 * SECOND - 1)).isEmpty();
    assertThat(leases.overdue(20 * SECOND)).containsOnlyKeys(key("shop/a"));
  }

  @Test
  void theMonotonicClockMayBeNegativeAndRunOver() {
    leases.bucketIs(0, bucket("shop/a", tenSeconds), Long.MAX_VALUE - SECOND);
    assertThat(leases.lapse(Long.MAX_VALUE)).isEmpty();
    assertThat(leases.lapse(Long.MIN_VALUE + 8 * SECOND)).isEmpty();
    assertThat(leases.lapse(Long.MIN_VALUE + 9 * SECOND)).containsExactly("shop");
  }
}
