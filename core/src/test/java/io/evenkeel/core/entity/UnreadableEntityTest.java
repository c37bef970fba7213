package io.evenkeel.core.entity;

import static io.evenkeel.core.entity.LiveEntityFixture.call;
import static io.evenkeel.core.entity.LiveEntityFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.json.JsonText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreadableEntityTest {

  private final LiveEntityFixture fixture = new LiveEntityFixture();
  private final LiveEntity<Tally> entity = fixture.entity;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "doubled | {}             | type 'tally' has no event 'doubled' (revision 1 or later)",
        "added   | {'amount':'x'} | event 'added' of 'tally' cannot be applied (revision 1 or"
            + " later)",
        "noted   | {'text':null}  | event 'noted' of 'tally' cannot be applied (revision 1 or"
            + " later)",
      })
  void anEntityWithAnEventItCannotReadLivesOnAndSaysSo(String type, String data, String detail) {
    entity.apply(commit(1, new StoredEvent(type, JsonText.of(json(data)))));
    var expected = Rejection.of(Rejection.Kind.UNREADABLE, detail);
    assertThat(entity.broken()).hasValue(expected);
    assertThat(fixture.rejection(call("add", "{'amount':1}"))).isEqualTo(expected);
    assertThat(fixture.rejection(call("add", "{'amount':1}").withKey("k"))).isEqualTo(expected);
  }

  @Test
  void nothingIsAppliedAfterAnUnreadableCommitNorPartsOfIt() {
    var added = new StoredEvent("added", new JsonText("{\"amount\":1}"));
    entity.apply(commit(1, added));
    entity.apply(commit(3, added, new StoredEvent("doubled", new JsonText("{}"))));
    entity.apply(commit(4, added));
    assertThat(entity.revision()).isEqualTo(1);
    assertThat(entity.snapshot()).isEqualTo(Snapshot.withoutState(1));
  }

  private static Commit commit(long revision, StoredEvent... events) {
    return new Commit(revision, List.of(events), Optional.empty(), 0);
  }
}
