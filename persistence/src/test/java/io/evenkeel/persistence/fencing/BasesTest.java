package io.evenkeel.persistence.fencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasesTest {

  @Test
  void fromTheStartItIsTheWholeChain() {
    assertThat(chain(0, "1:-<1.1", "2:1.1<1.1", "2:1.1<2.1"))
        .containsExactly("1:-<1.1", "2:1.1<2.1");
  }

  @Test
  void theRowAtTheBaseIsNotShown() {
    var chain = unbroken(2, "2:1.1<1.1", "3:1.1<2.1");
    assertThat(chain.base()).isEqualTo(new Position(2, new Incarnation(1, 1)));
    assertThat(chain(2, "2:1.1<1.1", "3:1.1<2.1")).containsExactly("3:1.1<2.1");
  }

  @Test
  void aDeletedBaseIsKnownByTheRowAfterIt() {
    var chain = unbroken(2, "3:1.4<2.1");
    assertThat(chain.base()).isEqualTo(new Position(2, new Incarnation(1, 4)));
    assertThat(chain.rows()).hasSize(1);
  }

  @Test
  void ofTwoRowsAtTheBaseTheOneTheChainGoesThroughIsTaken() {
    assertThat(unbroken(2, "2:1.1<1.1", "2:1.1<2.1", "3:2.1<2.1").base().by())
        .isEqualTo(new Incarnation(2, 1));
    assertThat(unbroken(2, "2:1.1<2.1", "2:1.1<3.1", "3:2.1<4.1").base().by())
        .isEqualTo(new Incarnation(2, 1));
  }

  @Test
  void aBaseOfTheHighestIncarnationEndsTheChainThoughGhostsFollow() {
    var chain = unbroken(2, "2:1.1<1.1", "3:1.1<1.1", "2:1.1<2.1");
    assertThat(chain.end()).isEqualTo(new Position(2, new Incarnation(2, 1)));
    assertThat(chain.rows()).isEmpty();
    assertThat(chain.ghosts()).hasSize(2);
  }

  @Test
  void whenEverythingIsDeletedTheBaseIsTheEnd() {
    assertThat(unbroken(5).end()).isEqualTo(new Position(5, Incarnation.NONE));
  }

  @Test
  void aRowAfterADeletedEverythingFollowsNothing() {
    assertThat(chain(5, "6:-<3.1", "6:2.1<2.1")).containsExactly("6:-<3.1");
  }

  @Test
  void aMissingRowAfterTheBaseIsAHole() {
    assertThat(Bases.chainAfter(2, rows("2:1.1<1.1", "4:1.1<1.1")))
        .isEqualTo(new Chain.Hole<String>(new Position(3, new Incarnation(1, 1))));
  }

  @Test
  void twoRowsOfOneNumberAndWriterAreAFork() {
    assertThat(Bases.chainAfter(1, rows("1:-<1.1", "2:1.1<1.1", "2:1.1<1.1")))
        .isInstanceOf(Chain.Fork.class);
  }

  /** Histories of five incarnations of which each writes upon what it found and some rows late. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theChainAfterAnyOfItsEventsIsTheRestOfTheWholeChain(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var texts = history(random);
      var whole = chain(0, texts);
      for (int base = 1; base <= whole.size(); base++) {
        long from = base;
        var later = rows(texts).stream().filter(r -> r.sequenceNr() >= from).toList();
        assertThat(Bases.chainAfter(base, later))
            .as("seed %d round %d base %d of %s", seed, round, base, List.of(texts))
            .isInstanceOfSatisfying(
                Chain.Unbroken.class,
                chain ->
                    assertThat(texts(chain)).isEqualTo(whole.subList((int) from, whole.size())));
      }
    }
  }

  /** Each incarnation writes up to three events after a prefix of what the one before saw. */
  private static String[] history(Random random) {
    List<String> all = new ArrayList<>();
    List<String> chain = new ArrayList<>();
    for (int epoch = 1; epoch <= 5; epoch++) {
      var ghosts = chain.isEmpty() ? 0 : random.nextInt(Math.min(2, chain.size()) + 1);
      chain = new ArrayList<>(chain.subList(0, chain.size() - ghosts));
      for (int event = random.nextInt(4); event > 0; event--) {
        var last = chain.isEmpty() ? "-" : chain.get(chain.size() - 1);
        var row = (chain.size() + 1) + ":" + last.substring(last.indexOf('<') + 1);
        chain.add(row + "<" + epoch + ".1");
        all.add(chain.get(chain.size() - 1));
      }
    }
    Collections.shuffle(all, random);
    return all.toArray(String[]::new);
  }

  private static Chain.Unbroken<String> unbroken(long base, String... texts) {
    return (Chain.Unbroken<String>) Bases.chainAfter(base, rows(texts));
  }

  private static List<String> chain(long base, String... texts) {
    return texts(unbroken(base, texts));
  }

  private static List<String> texts(Chain.Unbroken<?> chain) {
    return chain.rows().stream().map(row -> (String) row.payload()).toList();
  }

  private static List<Row<String>> rows(String... texts) {
    return List.of(texts).stream().map(Rows::row).toList();
  }
}
