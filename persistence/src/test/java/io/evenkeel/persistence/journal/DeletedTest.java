package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Position;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeletedTest {

  private static final Map<String, String> TWO =
      Map.of("evenkeel-writer-of-2", "1.1", "evenkeel-writer-of-10", "3.1", "other", "x");

  @Test
  void whoWroteTheLastDeletedEventIsReadWithIt() {
    assertThat(Deleted.of(10, TWO))
        .isEqualTo(new Deleted(10, at(10, 3), Set.of("evenkeel-writer-of-2")));
  }

  /** The mark of a clock that was ahead stays, and hides one that is written later. */
  @Test
  void aMarkThatWasNotOverwrittenHidesNoLaterDeletion() {
    assertThat(Deleted.of(2, TWO).to()).isEqualTo(10);
    assertThat(Deleted.of(0, TWO).end()).isEqualTo(at(10, 3));
  }

  @Test
  void ofADeletionWithoutTheFenceTheWriterIsNotKnown() {
    assertThat(Deleted.of(12, TWO))
        .isEqualTo(
            new Deleted(
                12, Optional.empty(), Set.of("evenkeel-writer-of-2", "evenkeel-writer-of-10")));
    assertThat(Deleted.of(0, Map.of("other", "x"))).isEqualTo(Deleted.NOTHING);
  }

  private static Optional<Position> at(long sequenceNr, long epoch) {
    return Optional.of(new Position(sequenceNr, new Incarnation(epoch, 1)));
  }
}
