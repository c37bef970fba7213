package io.evenkeel.http.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VictimTest {

  private final List<Member> members = List.of(member(2, true), member(0, false), member(1, false));

  @Test
  void unlessAskedForTheOldestIsSpared() {
    assertThat(Victim.ANY.among(members).index()).isEqualTo(1);
    assertThat(new Victim(null, true).among(members).index()).isEqualTo(2);
    assertThat(new Victim(0, false).among(members).index()).isEqualTo(0);
  }

  @Test
  void aNodeThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> new Victim(5, false).among(members))
        .hasMessage("there is no node 5; there are [0, 1, 2]");
    assertThatThrownBy(() -> Victim.ANY.among(members.subList(0, 1)))
        .hasMessage("a drill needs 2 nodes or more, there is 1");
    assertThatThrownBy(() -> new Victim(1, true)).hasMessageContaining("not both");
  }

  private static Member member(int index, boolean oldest) {
    return new Member(index, "127.0.0.1:" + index, "http://" + index, index, oldest, true);
  }
}
