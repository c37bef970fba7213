package io.evenkeel.http.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration NEVER = Duration.ZERO;

  @Test
  void theFirstRestartComesSoonAndEachFurtherOneTwiceAsLate() {
    assertThat(
            Stream.iterate(Restarts.NONE.ended(LONG), one -> one.ended(NEVER))
                .limit(5)
                .map(one -> one.pause().orElseThrow().toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 16L);
  }

  @Test
  void aNodeThatNeverServesIsGivenUp() {
    var last =
        Stream.iterate(Restarts.NONE, one -> one.ended(NEVER)).skip(Restarts.MOST).iterator();
    assertThat(last.next().pause()).isPresent();
    assertThat(last.next().pause()).isEmpty();
  }

  @Test
  void aNodeThatServedForAWhileBeginsAnew() {
    assertThat(new Restarts(4).ended(LONG)).isEqualTo(new Restarts(1));
    assertThat(new Restarts(4).ended(Duration.ofSeconds(1))).isEqualTo(new Restarts(5));
  }
}
