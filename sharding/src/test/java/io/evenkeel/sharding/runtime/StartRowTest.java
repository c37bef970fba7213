package io.evenkeel.sharding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartRowTest {

  private final List<Long> revisions = new ArrayList<>();
  private int reads;

  @Test
  void theFirstRevisionNeedsNoRead() {
    assertThat(start(1)).isEqualTo(1);
    assertThat(reads).isZero();
  }

  @Test
  void anEmptyJournalStartsAtItsFirstRow() {
    assertThat(start(7)).isEqualTo(1);
  }

  @Test
  void beyondTheEndItIsTheRowToCome() {
    revisions.addAll(List.of(1L, 2L, 3L));
    assertThat(start(9)).isEqualTo(4);
  }

  @Test
  void rowsOfReceiptsOnlyAreSkippedAndARowOfManyEventsIsFound() {
    revisions.addAll(List.of(1L, 1L, 1L, 5L, 5L, 6L));
    assertThat(start(2)).isEqualTo(4);
    assertThat(start(5)).isEqualTo(4);
    assertThat(start(6)).isEqualTo(6);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42})
  void itIsWhatAWalkThroughAllRowsFindsInFewReads(long seed) {
    var random = new Random(seed);
    long revision = 0;
    for (int i = 0; i < 1_000; i++) {
      revision += random.nextInt(4);
      revisions.add(revision);
    }
    for (long wanted = 2; wanted <= revision + 1; wanted++) {
      long sought = wanted;
      long walked = revisions.stream().takeWhile(r -> r < sought).count() + 1;
      reads = 0;
      assertThat(start(wanted)).isEqualTo(walked);
      assertThat(reads).isLessThanOrEqualTo(21);
    }
  }

  private long start(long wanted) {
    return StartRow.of(wanted, this::revisionOf).toCompletableFuture().join();
  }

  private CompletionStage<OptionalLong> revisionOf(long row) {
    reads++;
    return CompletableFuture.completedFuture(
        row <= revisions.size()
            ? OptionalLong.of(revisions.get((int) row - 1))
            : OptionalLong.empty());
  }
}
