package io.evenkeel.sharding.runtime;

import static io.evenkeel.sharding.runtime.EntityActorFixture.add;
import static io.evenkeel.sharding.runtime.EntityActorFixture.kind;
import static io.evenkeel.sharding.runtime.EntityActorTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.japi.Pair;
import akka.persistence.testkit.SnapshotMeta;
import akka.persistence.testkit.javadsl.SnapshotTestKit;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.builtin.Counter;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.Snapshot;
import io.evenkeel.core.entity.StoredEvent;
import io.evenkeel.core.json.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is in the snapshot store: an entity is what its events say. */
class UnusableSnapshotTest {

  private static final EntityActorFixture FIXTURE = new EntityActorFixture();
  private static final SnapshotTestKit SNAPSHOTS = SnapshotTestKit.create(FIXTURE.kit.system());

  record Doubled() {}

  record Fragile(long value) {
    /** Written with the state, if it can be. */
    public long getInverse() {
      return 1 / (2 - value);
    }
  }

  private static final EntityType<Counter> DOUBLING =
      Counter.TYPE.event("doubled", Doubled.class, (s, e) -> new Counter(s.value() * 2));

  private static final EntityType<Fragile> FRAGILE =
      EntityType.of("fragile", new Fragile(0))
          .command("add", Counter.Add.class, UnusableSnapshotTest::onAdd)
          .event("added", Counter.Added.class, (s, e) -> new Fragile(s.value() + e.amount()))
          .snapshotEvery(1);

  @AfterAll
  static void stop() {
    FIXTURE.close();
  }

  @ParameterizedTest(name = "{1} of version {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a | {\"value\":\"x\"} | 1 | its snapshot cannot be read",
        "b | {\"value\":99}    | 2 | its snapshot has version 2, not 1",
        "c | {}                | 0 | its snapshot has version 0, not 1",
      })
  void anEntityIsBuiltFromItsEventsAndSaysWhyOnce(
      String id, String state, int version, String why) {
    given(id, added(1, 1), added(2, 2), added(3, 4));
    givenSnapshot(id, 2, new Snapshot(2, json(state), List.of(), version));
    var reply =
        LoggingTestKit.warn("all events are read again, as " + why)
            .expect(FIXTURE.kit.system(), () -> FIXTURE.ask(FIXTURE.start(id), add(8)));
    assertThat(text(reply)).isEqualTo("{\"value\":15} at 4");
  }

  @Test
  void aRowThatIsNoSnapshotIsNotUsedEither() {
    given("d", added(1, 1));
    givenSnapshot("d", 1, new Commit(0, List.of(event("!unreadable", "{}")), Optional.empty(), 0));
    assertThat(text(FIXTURE.read(FIXTURE.start("d")))).isEqualTo("{\"value\":1} at 1");
  }

  @Test
  void whatCameMeanwhileIsCarriedOutInItsOrder() {
    given("e", added(1, 1));
    givenSnapshot("e", 1, new Snapshot(1, json("{\"value\":99}"), List.of(), 2));
    var actor = FIXTURE.start("e");
    var calls =
        IntStream.range(0, EntityActorFixture.MAX_WAITING)
            .mapToObj(i -> FIXTURE.send(actor, add(1)))
            .toList();
    assertThat(calls)
        .extracting(TestProbe::receiveMessage)
        .extracting(EntityActorTest::text)
        .containsExactly("{\"value\":2} at 2", "{\"value\":3} at 3", "{\"value\":4} at 4");
  }

  @Test
  void theNextSnapshotIsOfTheVersionOfTheCodeAndIsUsed() {
    var first = Counter.TYPE.snapshotEvery(2);
    var second = first.snapshotVersion(2);
    var actor = FIXTURE.start("f", first);
    IntStream.range(0, 3).forEach(i -> FIXTURE.ask(actor, add(1)));
    assertThat(lastSnapshot("counter|f").version()).isEqualTo(1);
    var next = FIXTURE.restart(actor, "f", second);
    assertThat(text(FIXTURE.ask(next, add(1)))).isEqualTo("{\"value\":4} at 4");
    assertThat(lastSnapshot("counter|f"))
        .isEqualTo(new Snapshot(4, json("{\"value\":4}"), List.of(), 2));
    LoggingTestKit.warn("read again")
        .withOccurrences(0)
        .expect(
            FIXTURE.kit.system(),
            () -> assertThat(text(FIXTURE.read(FIXTURE.restart(next, "f", second)))).endsWith("4"));
  }

  /** Akka takes a snapshot at the end of a long recovery, also of one that came to nothing. */
  @Test
  void aSnapshotThatIsDueAtOnceHoldsWhatAllEventsGive() {
    var type = Counter.TYPE.snapshotEvery(1);
    given("i", added(1, 1), added(2, 2), added(3, 4));
    givenSnapshot("i", 1, new Snapshot(1, json("{\"value\":99}"), List.of(), 2));
    var actor = FIXTURE.start("i", type);
    assertThat(text(FIXTURE.read(actor))).isEqualTo("{\"value\":7} at 3");
    FIXTURE.ask(actor, add(8));
    assertThat(lastSnapshot("counter|i"))
        .isEqualTo(new Snapshot(4, json("{\"value\":15}"), List.of(), 1));
    assertThat(text(FIXTURE.read(FIXTURE.restart(actor, "i", type))))
        .isEqualTo("{\"value\":15} at 4");
  }

  /** Its snapshot would lack the event, and the code that can read the event would believe it. */
  @Test
  void theSnapshotOfAnEntityWithAnEventItCannotReadDoesNotHideTheEventFromLaterCode() {
    given("g", added(1, 1), commit(2, event("doubled", "{}")), added(3, 4));
    var older = FIXTURE.start("g", Counter.TYPE.snapshotEvery(1));
    assertThat(kind(FIXTURE.read(older))).isEqualTo(Rejection.Kind.UNREADABLE);
    var newer = FIXTURE.restart(older, "g", DOUBLING.snapshotEvery(1));
    assertThat(text(FIXTURE.read(newer))).isEqualTo("{\"value\":6} at 3");
  }

  @Test
  void aStateThatCannotBeWrittenFailsNoCommandAndItsReadIsADefect() {
    var actor = FIXTURE.start("h", FRAGILE);
    assertThat(text(FIXTURE.ask(actor, add(2)))).isEqualTo("2 at 1");
    assertThat(kind(FIXTURE.read(actor))).isEqualTo(Rejection.Kind.FAILED);
    var next = FIXTURE.restart(actor, "h", FRAGILE);
    assertThat(text(FIXTURE.ask(next, add(1)))).isEqualTo("3 at 2");
    assertThat(text(FIXTURE.read(next))).isEqualTo("{\"value\":3,\"inverse\":-1} at 2");
  }

  private static JsonText json(String text) {
    return new JsonText(text);
  }

  private static Outcome<Fragile> onAdd(Fragile state, Counter.Add command) {
    return Outcome.persist(new Counter.Added(command.amount()), Fragile::value);
  }

  private static void given(String id, Commit... commits) {
    FIXTURE.journal.persistForRecovery("counter|" + id, Arrays.asList((Object[]) commits));
  }

  private static void givenSnapshot(String id, long row, Object snapshot) {
    var rows = new ArrayList<Pair<SnapshotMeta, Object>>();
    rows.add(Pair.create(SnapshotMeta.create(row), snapshot));
    SNAPSHOTS.persistForRecovery("counter|" + id, rows);
  }

  private static Snapshot lastSnapshot(String persistenceId) {
    return SNAPSHOTS.persistedInStorage(persistenceId).stream()
        .max(Comparator.comparingLong(row -> row.first().sequenceNr()))
        .map(row -> (Snapshot) row.second())
        .orElseThrow();
  }

  private static Commit added(long revision, long amount) {
    return commit(revision, event("added", "{\"amount\":" + amount + "}"));
  }

  private static StoredEvent event(String type, String data) {
    return new StoredEvent(type, json(data));
  }

  private static Commit commit(long revision, StoredEvent event) {
    return new Commit(revision, List.of(event), Optional.empty(), 0);
  }
}
