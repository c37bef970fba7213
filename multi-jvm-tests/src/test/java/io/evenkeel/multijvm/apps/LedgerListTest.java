package io.evenkeel.multijvm.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.Outcome;
import io.evenkeel.core.json.Json;
import io.evenkeel.multijvm.apps.LedgerList.Append;
import io.evenkeel.multijvm.apps.LedgerList.Appended;
import io.evenkeel.multijvm.apps.LedgerList.Elements;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerListTest {

  @Test
  void elementsKeepTheirOrderAndTheReplyIsTheirNumber() {
    var before = new Elements(List.of("b", "a"));
    var accepted = (Outcome.Accepted<Elements>) LedgerList.append(before, new Append("c"));
    assertThat(accepted.events()).containsExactly(new Appended("c"));
    var after = LedgerList.appended(before, new Appended("c"));
    assertThat(after.elements()).containsExactly("b", "a", "c");
    assertThat(accepted.reply().apply(after)).isEqualTo(3);
  }

  @Test
  void aFullListRefuses() {
    var full = new Elements(Collections.nCopies(LedgerList.MAX_ELEMENTS, "x"));
    assertThat(LedgerList.append(full, new Append("y")))
        .isEqualTo(new Outcome.Refused<>("the list has 5000 elements already"));
  }

  @Test
  void itIsOneTypeWithOneCommandAndOneEvent() {
    var type = new LedgerList().entityTypes().get(0);
    assertThat(type.name()).isEqualTo("ledger-list");
    assertThat(type.commands()).containsOnlyKeys("append");
    assertThat(type.events()).containsOnlyKeys("appended");
  }

  @Test
  void theStateCanBeSnapshotted() {
    var state = new Elements(List.of("a", "b"));
    assertThat(Json.fromStored(Json.toTree(state), Elements.class)).isEqualTo(state);
  }
}
