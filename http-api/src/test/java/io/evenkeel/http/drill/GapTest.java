package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GapTest {

  @Test
  void aGapGoesFromTheLastGoodReplyBeforeToTheFirstOneAfter() {
    assertThat(gap(-600, -300, -20, 8_000, 8_050))
        .isEqualTo(new Gap("e", true, -20, 8_000, true))
        .returns(8_020L, Gap::millis);
  }

  @Test
  void silenceThatWasOverBeforeTheInjectionDoesNotCount() {
    assertThat(gap(-9_000, -100, 300, 9_900)).isEqualTo(new Gap("e", true, 300, 9_900, true));
  }

  @Test
  void repliesThatWereOnTheirWayDoNotHideTheGapAfterThem() {
    assertThat(gap(-300, 5, 7_000)).isEqualTo(new Gap("e", true, 5, 7_000, true));
  }

  @Test
  void anEntityThatNeverCameBackHasAGapUntilTheEnd() {
    assertThat(gap(-300, 200)).isEqualTo(new Gap("e", true, 200, 10_000, false));
    assertThat(gap()).isEqualTo(new Gap("e", true, 0, 10_000, false));
  }

  @Test
  void percentilesAreByNearestRank() {
    var hundred = LongStream.rangeClosed(1, 100).mapToObj(GapTest::ofLength).toList();
    assertThat(GapMillis.of(hundred)).isEqualTo(new GapMillis(50, 99, 100));
    assertThat(GapMillis.of(List.of(ofLength(7)))).isEqualTo(new GapMillis(7, 7, 7));
    assertThat(GapMillis.of(List.of())).isEqualTo(new GapMillis(0, 0, 0));
  }

  private static Gap gap(long... repliesAt) {
    return Gap.longest("e", true, LongStream.of(repliesAt).boxed().toList(), 10_000);
  }

  private static Gap ofLength(long millis) {
    return new Gap("e", true, -1, millis - 1, true);
  }
}
