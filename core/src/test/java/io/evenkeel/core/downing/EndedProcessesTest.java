package io.evenkeel.core.downing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndedProcessesTest {

  @ParameterizedTest(name = "of {0}, unreachable {1}, ended {2}: down {3}")
  @CsvSource({
    "abc,    , c   , c", // one of three
    "abc,    , bc  , ", // the rest is no majority
    "ab,     , b   , ", // nor is a half
    "abcd,   , cd  , ",
    "abcde,  , de  , de",
    "abcde, e, d   , d", // who is silent does not count as left
    "abcde, de, c  , ",
    "abc,    , x   , ", // no member
    "a,      ,     , ",
  })
  void onlyAStrictMajorityGivesMembersUpAtOnce(
      String members, String unreachable, String ended, String down) {
    assertThat(EndedProcesses.toDown(set(members), set(unreachable), set(ended)))
        .isEqualTo(set(down));
  }

  @Test
  void twoHalvesThatRefuseEachOtherNeverBothAct() {
    var all = set("abcdef");
    for (int mask = 1; mask < 63; mask++) {
      var left = side(mask);
      var right = side(63 - mask);
      assertThat(
              EndedProcesses.toDown(all, Set.of(), right).isEmpty()
                  || EndedProcesses.toDown(all, Set.of(), left).isEmpty())
          .isTrue();
    }
  }

  private static Set<String> side(int mask) {
    return Stream.of("a", "b", "c", "d", "e", "f")
        .filter(name -> (mask & (1 << (name.charAt(0) - 'a'))) != 0)
        .collect(Collectors.toSet());
  }

  private static Set<String> set(String names) {
    return names == null
        ? Set.of()
        : names.strip().chars().mapToObj(Character::toString).collect(Collectors.toSet());
  }
}
