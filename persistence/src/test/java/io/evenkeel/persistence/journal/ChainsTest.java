package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.fencing.Chain;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Journals of which a part was deleted; {@code FencedReplayTest} has the others. */
class ChainsTest {

  private final MemoryRows rows = new MemoryRows();
  private final Chains chains = new Chains(rows);

  @Test
  void aGhostAfterTheDeletedPartIsSkipped() {
    rows.add("1:-<1.1", "2:1.1<2.1", "2:1.1<1.1", "3:1.1<1.1");
    delete(2);
    assertThat(rows.kept()).containsExactly(new Position(2, new Incarnation(2, 1)));
    assertThat(after(0).end()).isEqualTo(new Position(2, new Incarnation(2, 1)));
    rows.add("3:2.1<3.1");
    assertThat(payloads(after(0))).containsExactly("3:2.1<3.1");
  }

  @Test
  void whatWasDeletedWithoutTheFenceIsReadFromTheRowsAfterIt() {
    rows.add("1:-<1.1", "2:1.1<1.1", "3:1.1<1.1");
    rows.deleteTo(2);
    assertThat(payloads(after(0))).containsExactly("3:1.1<1.1");
  }

  @Test
  void deletingEverythingEndsWithTheChain() {
    rows.add("1:-<1.1", "2:1.1<2.1", "3:1.1<1.1");
    delete(Long.MAX_VALUE);
    assertThat(rows.kept()).containsExactly(new Position(2, new Incarnation(2, 1)));
    rows.add("3:2.1<2.1");
    assertThat(payloads(after(0))).containsExactly("3:2.1<2.1");
  }

  @Test
  void deletingWhatIsDeletedKeepsNothing() {
    rows.add("1:-<1.1", "2:1.1<1.1");
    delete(2);
    chains.beforeDeletion("e", 1).toCompletableFuture().join();
    assertThat(rows.kept()).hasSize(1);
  }

  @Test
  void aSnapshotAboveTheDeletedPartIsItsOwnBase() {
    rows.add("1:-<1.1", "2:1.1<1.1", "3:1.1<2.1", "4:2.1<2.1");
    delete(2);
    assertThat(after(3).base()).isEqualTo(new Position(3, new Incarnation(2, 1)));
  }

  private void delete(long to) {
    rows.deleteTo(chains.beforeDeletion("e", to).toCompletableFuture().join());
  }

  private Chain.Unbroken<PersistentRepr> after(long base) {
    return chains.after("e", base).toCompletableFuture().join();
  }

  private static List<Object> payloads(Chain.Unbroken<PersistentRepr> chain) {
    return chain.rows().stream().map(row -> row.payload().payload()).toList();
  }
}
