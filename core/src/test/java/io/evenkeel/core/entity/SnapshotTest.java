package io.evenkeel.core.entity;

import static io.evenkeel.core.entity.LiveEntityFixture.LIMITS;
import static io.evenkeel.core.entity.LiveEntityFixture.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.json.Json;
import io.evenkeel.core.json.JsonText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

  private final LiveEntityFixture fixture = new LiveEntityFixture();

  @Test
  void aRestoredEntityHasTheStateTheRevisionAndTheReceipts() throws Exception {
    var call = call("add", "{'amount':3}").withKey("k");
    fixture.run(call);
    fixture.run("add-twice", "{'amount':1}");
    var restored = restoredFrom(fixture.entity.snapshot());
    assertThat(restored.revision()).isEqualTo(4);
    assertThat(restored.read().toString()).isEqualTo(fixture.entity.read().toString());
    assertThat(restored.decide(call, fixture.nowMillis).toString())
        .isEqualTo(new Decision.Answer<>(JsonText.of(3), 1, true).toString());
  }

  @Test
  void aSnapshotOfAnotherVersionIsNotUsed() {
    fixture.run("add", "{'amount':3}");
    var newer = new LiveEntity<>(Tally.TYPE.snapshotVersion(2), LIMITS);
    newer.restore(fixture.entity.snapshot());
    assertThat(newer.mustReplay()).hasValue("its snapshot has version 1, not 2");
    var older = new LiveEntity<>(Tally.TYPE, LIMITS);
    older.restore(new LiveEntity<>(Tally.TYPE.snapshotVersion(2), LIMITS).snapshot());
    assertThat(older.mustReplay()).hasValue("its snapshot has version 2, not 1");
  }

  @Test
  void aSnapshotThatCannotBeReadIsNotUsedAndNothingElseWorksUntilThen() {
    fixture.entity.restore(new Snapshot(7, new JsonText("{\"sum\":\"x\"}"), List.of(), 1));
    assertThat(fixture.entity.mustReplay())
        .hasValueSatisfying(why -> assertThat(why).startsWith("its snapshot cannot be read"));
    assertThat(fixture.rejection(call("add", "{'amount':1}")).kind())
        .isEqualTo(Rejection.Kind.UNREADABLE);
  }

  @Test
  void aSnapshotDoesNotChangeWithTheEntity() {
    fixture.run(call("add", "{'amount':3}").withKey("k"));
    var before = fixture.entity.snapshot();
    var text = before.toString();
    fixture.run(call("add", "{'amount':3}").withKey("other"));
    assertThat(before).hasToString(text);
  }

  /** Wherever the snapshot was taken: it and the rest of the journal are the whole journal. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 42})
  void aSnapshotAndTheCommitsAfterItGiveTheSameEntityAsAllCommits(long seed) throws Exception {
    var random = new Random(seed);
    var replayed = new LiveEntity<>(Tally.TYPE, LIMITS);
    for (int i = 0; i < 200; i++) {
      fixture.nowMillis += random.nextInt(5_000);
      var call = call("add", "{'amount':" + (1 + random.nextInt(9)) + "}");
      var store = fixture.store(random.nextBoolean() ? call.withKey("k" + i) : call);
      replayed.apply(store.commit());
      if (random.nextInt(10) == 0) {
        replayed = restoredFrom(replayed.snapshot());
      }
      assertThat(Json.toTree(replayed.snapshot()).toString())
          .isEqualTo(Json.toTree(fixture.entity.snapshot()).toString());
    }
  }

  private static LiveEntity<Tally> restoredFrom(Snapshot snapshot) throws Exception {
    var read = Json.stored().readValue(Json.bytes(snapshot), Snapshot.class);
    var entity = new LiveEntity<>(Tally.TYPE, LIMITS);
    entity.restore(read);
    assertThat(entity.broken()).isEmpty();
    return entity;
  }
}
