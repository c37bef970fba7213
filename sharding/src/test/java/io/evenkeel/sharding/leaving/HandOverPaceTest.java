package io.evenkeel.sharding.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandOverPaceTest {

  @Test
  void twoShardsMoveAtATimeWhenThereAreFew() {
    assertThat(HandOverPace.next(shards(33), Set.of())).containsExactly("0", "1");
    assertThat(HandOverPace.next(shards(1), Set.of())).containsExactly("0");
    assertThat(HandOverPace.next(List.of(), Set.of())).isEmpty();
  }

  @Test
  void anotherOneBeginsWhenOneHasMoved() {
    assertThat(HandOverPace.next(shards(33), Set.of("0", "1"))).isEmpty();
    assertThat(HandOverPace.next(List.of("1", "2", "3"), Set.of("1"))).containsExactly("2");
  }

  @Test
  void whatMovesFromElsewhereDoesNotCount() {
    assertThat(HandOverPace.next(shards(5), Set.of("70", "71", "72"))).containsExactly("0", "1");
  }

  @Test
  void aSixteenthOfManyMovesAtATime() {
    assertThat(HandOverPace.next(shards(1_000), Set.of())).hasSize(62);
  }

  @Test
  void allAreGoneInTheEnd() {
    var left = shards(1_000);
    var moved = new HashSet<String>();
    int steps = 0;
    while (!left.isEmpty()) {
      var now = HandOverPace.next(left, Set.of());
      moved.addAll(now);
      left = left.stream().filter(shard -> !now.contains(shard)).toList();
      steps++;
    }
    assertThat(moved).hasSize(1_000);
    assertThat(steps).isLessThan(80);
  }

  private static List<String> shards(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
