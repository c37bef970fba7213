package io.evenkeel.persistence.fencing;

import static io.evenkeel.persistence.fencing.Rows.position;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainTest {

  @Test
  void noRowsAreAnEmptyChain() {
    var chain = unbroken(Position.START);
    assertThat(chain.rows()).isEmpty();
    assertThat(chain.end()).isEqualTo(Position.START);
  }

  @Test
  void aLateRowOfALowerIncarnationIsAGhost() {
    var chain = unbroken(Position.START, "1:-<1.1", "2:1.1<1.1", "2:1.1<2.1", "3:1.1<1.1");
    assertThat(texts(chain.rows())).containsExactly("1:-<1.1", "2:1.1<2.1");
    assertThat(texts(chain.ghosts())).containsExactly("2:1.1<1.1", "3:1.1<1.1");
    assertThat(chain.end()).isEqualTo(position("2@2.1"));
  }

  @Test
  void theLastRowOfAStoppedIncarnationTakesEffectIfNobodyWroteSince() {
    var chain = unbroken(Position.START, "1:-<1.1", "2:1.1<1.1");
    assertThat(chain.end()).isEqualTo(position("2@1.1"));
  }

  @Test
  void theHighestIncarnationEndsTheChainThoughGhostsAreLonger() {
    var chain = unbroken(Position.START, "1:-<1.1", "2:1.1<1.1", "3:1.1<1.1", "1:-<1.2");
    assertThat(texts(chain.rows())).containsExactly("1:-<1.2");
    assertThat(chain.ghosts()).hasSize(3);
  }

  @Test
  void aMissingRowIsAHole() {
    assertThat(read(Position.START, "1:-<1.1", "3:1.1<1.1"))
        .isEqualTo(new Chain.Hole<String>(position("2@1.1")));
    assertThat(read(Position.START, "1:-<1.1", "2:1.2<1.3"))
        .isEqualTo(new Chain.Hole<String>(position("1@1.2")));
  }

  @Test
  void aHoleAmongGhostsDoesNotMatter() {
    assertThat(unbroken(Position.START, "1:-<2.1", "7:1.1<1.1").rows()).hasSize(1);
  }

  @Test
  void twoRowsOfOneNumberAndWriterAreAFork() {
    assertThat(read(Position.START, "1:-<1.1", "1:-<1.1", "2:1.1<2.1"))
        .isEqualTo(new Chain.Fork<String>(position("1@1.1")));
    assertThat(unbroken(Position.START, "1:-<2.1", "1:-<1.1", "1:-<1.1").ghosts()).hasSize(2);
  }

  @Test
  void anOldJournalWithoutStampsIsAChain() {
    var chain = unbroken(Position.START, "1:-<-", "2:-<-", "3:-<-");
    assertThat(chain.end()).isEqualTo(position("3@-"));
  }

  @Test
  void theFirstStampedRowFollowsTheUnstampedOnes() {
    var chain = unbroken(Position.START, "1:-<-", "2:-<-", "3:-<1.1", "4:1.1<1.1", "3:-<-");
    assertThat(texts(chain.rows())).containsExactly("1:-<-", "2:-<-", "3:-<1.1", "4:1.1<1.1");
    assertThat(texts(chain.ghosts())).containsExactly("3:-<-");
  }

  @Test
  void twoUnstampedRowsOfOneNumberAreAFork() {
    assertThat(read(Position.START, "1:-<-", "1:-<-", "2:-<-")).isInstanceOf(Chain.Fork.class);
  }

  @Test
  void aChainAfterASnapshotNeedsNoRowUpToIt() {
    var chain = unbroken(position("5@1.1"), "6:1.1<2.1", "6:1.1<1.1");
    assertThat(texts(chain.rows())).containsExactly("6:1.1<2.1");
    assertThat(unbroken(position("5@1.1")).end()).isEqualTo(position("5@1.1"));
  }

  @Test
  void rowsBelowTheSnapshotAreIgnoredAndThoseBesideItAreGhosts() {
    var chain = unbroken(position("2@2.1"), "1:-<1.1", "2:1.1<2.1", "2:1.1<1.1", "3:1.1<1.1");
    assertThat(chain.rows()).isEmpty();
    assertThat(texts(chain.ghosts())).containsExactly("2:1.1<1.1", "3:1.1<1.1");
  }

  @Test
  void aSnapshotBesideTheChainIsAHoleAtIt() {
    assertThat(read(position("2@1.1"), "2:1.1<1.1", "3:2.1<2.1"))
        .isEqualTo(new Chain.Hole<String>(position("2@2.1")));
    assertThat(read(position("2@1.1"), "2:1.1<1.1", "2:1.1<2.1"))
        .isEqualTo(new Chain.Hole<String>(position("2@2.1")));
  }

  @Test
  void theChainKnowsWhichEventsItHolds() {
    var chain = unbroken(position("5@1.1"), "6:1.1<1.1", "7:1.1<2.1");
    assertThat(Stream.of("5@1.1", "6@1.1", "7@2.1")).allMatch(p -> chain.holds(position(p)));
    assertThat(Stream.of("4@1.1", "5@2.1", "6@2.1", "8@2.1"))
        .noneMatch(p -> chain.holds(position(p)));
  }

  @Test
  void anIncarnationIsSupersededByALaterEndAndByItsOwn() {
    var chain = unbroken(Position.START, "1:-<2.1");
    assertThat(chain.supersedes(new Incarnation(1, 9))).isTrue();
    assertThat(chain.supersedes(new Incarnation(2, 1))).isTrue();
    assertThat(chain.supersedes(new Incarnation(2, 2))).isFalse();
  }

  @Test
  void theFirstRowFollowsNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Rows.row("1:1.1<1.2"));
  }

  /** Incarnations write upon a random point of what the one before had, and leave ghosts. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theChainIsFoundInAnyOrderAndFromAnySnapshotOnIt(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<Row<Integer>> all = new ArrayList<>();
      var expected = history(random, all);
      Collections.shuffle(all, random);
      var cut = random.nextInt(expected.size() + 1);
      var base = cut == 0 ? Position.START : expected.get(cut - 1).position();
      var reading = Chain.read(base, all);
      assertThat(reading).as("seed %d round %d", seed, round).isInstanceOf(Chain.Unbroken.class);
      var chain = (Chain.Unbroken<Integer>) reading;
      assertThat(chain.rows()).isEqualTo(expected.subList(cut, expected.size()));
      var known = all.stream().filter(row -> row.sequenceNr() > cut).count();
      assertThat(chain.ghosts().stream().filter(row -> row.sequenceNr() > cut))
          .hasSize((int) known - chain.rows().size());
    }
  }

  private static List<Row<Integer>> history(Random random, List<Row<Integer>> all) {
    List<Row<Integer>> chain = new ArrayList<>();
    for (int epoch = 1; epoch <= 1 + random.nextInt(6); epoch++) {
      var by = new Incarnation(epoch, 1 + random.nextInt(3));
      var keep = random.nextInt(chain.size() + 1);
      chain.subList(keep, chain.size()).clear();
      for (int n = 0; n <= random.nextInt(4); n++) {
        var before = chain.isEmpty() ? Incarnation.NONE : chain.get(chain.size() - 1).stamp().by();
        chain.add(new Row<>(chain.size() + 1, new Stamp(by, before), all.size()));
        all.add(chain.get(chain.size() - 1));
      }
    }
    return chain;
  }

  private static Chain.Reading<String> read(Position base, String... rows) {
    return Chain.read(base, Stream.of(rows).map(Rows::row).toList());
  }

  private static Chain.Unbroken<String> unbroken(Position base, String... rows) {
    return (Chain.Unbroken<String>) read(base, rows);
  }

  private static List<String> texts(List<Row<String>> rows) {
    return rows.stream().map(Row::payload).toList();
  }
}
