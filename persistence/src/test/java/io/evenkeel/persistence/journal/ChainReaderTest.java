package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.NotUsed;
import akka.actor.ActorSystem;
import akka.persistence.PersistentRepr;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.testkit.javadsl.TestKit;
import io.evenkeel.core.entity.UnreadableEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChainReaderTest {

  private static ActorSystem system;

  private final MemoryRows rows = new MemoryRows();
  private final Queue<Runnable> meanwhile = new ArrayDeque<>();

  @BeforeAll
  static void open() {
    system = ActorSystem.create("reader");
  }

  @AfterAll
  static void close() {
    TestKit.shutdownActorSystem(system);
  }

  @Test
  void aGhostBeyondTheEndIsNotShownWhereverReadingBegins() {
    rows.add("1:-<1.1", "2:1.1<2.1", "2:1.1<1.1", "3:1.1<1.1", "4:1.1<1.1");
    assertThat(read(1, 9)).containsExactly("1:-<1.1", "2:1.1<2.1");
    assertThat(read(2, 9)).containsExactly("2:1.1<2.1");
    assertThat(read(3, 3)).isEmpty();
    assertThat(read(4, 9)).isEmpty();
  }

  @Test
  void aRowBeyondTheLastOneAskedForMayDecideIt() {
    rows.add("1:-<1.1", "2:1.1<1.1", "2:1.1<2.1", "3:1.1<3.1");
    assertThat(read(1, 2)).containsExactly("1:-<1.1", "2:1.1<1.1");
  }

  @Test
  void aLongHistoryIsReadAPageAtATimeAndNoFurtherThanIsAskedFor() {
    addUpTo(2_000);
    assertThat(read(1, Long.MAX_VALUE)).hasSize(2_000);
    int before = rows.reads();
    assertThat(now(source(1, Long.MAX_VALUE).take(10))).hasSize(10);
    assertThat(rows.reads() - before).isEqualTo(1);
    assertThat(read(1_990, 1_995)).hasSize(6);
  }

  @Test
  void eventsBeginAfterWhatWasDeletedThoughRowsOfItAreLeft() {
    rows.add("1:-<1.1", "2:1.1<1.1", "3:1.1<1.1");
    rows.deleteTo(2);
    rows.add("1:-<1.1", "2:1.1<1.1");
    assertThat(read(1, 9)).containsExactly("3:1.1<1.1");
    assertThat(read(1, 2)).isEmpty();
  }

  @Test
  void whatIsDeletedWhileItIsReadIsPassedBy() {
    addUpTo(1_200);
    var events =
        source(1, Long.MAX_VALUE)
            .map(
                event -> {
                  if (event.sequenceNr() == 1) {
                    rows.deleteTo(1_100);
                  }
                  return event;
                });
    assertThat(now(events))
        .hasSize(600)
        .containsSequence("500:1.1<1.1", "1101:1.1<1.1")
        .endsWith("1200:1.1<1.1");
  }

  @Test
  void aPageThatMissedARowIsReadAgain() {
    rows.showOnce("1:-<1.1", "2:2.1<2.1");
    rows.add("1:-<1.1", "1:-<2.1", "2:2.1<2.1");
    assertThat(read(1, 9)).containsExactly("1:-<2.1", "2:2.1<2.1");
  }

  @Test
  void aBrokenJournalIsNamed() {
    rows.add("1:-<1.1", "3:1.1<1.1");
    assertThatThrownBy(() -> read(1, 9))
        .hasCauseInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("the journal of 'e' is broken: event 2@1.1 is missing");
  }

  @Test
  void aLiveStreamGoesOnWithWhatComesAndLeavesLateGhostsOut() {
    rows.add("1:-<1.1");
    meanwhile.add(() -> {});
    meanwhile.add(() -> rows.add("2:1.1<2.1"));
    meanwhile.add(() -> rows.add("3:1.1<1.1"));
    meanwhile.add(() -> rows.add("3:2.1<2.1", "4:2.1<2.1"));
    assertThat(live(1, 4)).containsExactly("1:-<1.1", "2:1.1<2.1", "3:2.1<2.1", "4:2.1<2.1");
  }

  /** Of a number that was shown already nothing is shown again. */
  @Test
  void aLiveStreamThatHasShownAGhostGoesOnWithTheNextNumber() {
    rows.add("1:-<1.1", "2:1.1<1.1");
    meanwhile.add(() -> rows.add("2:1.1<2.1"));
    meanwhile.add(() -> rows.add("3:2.1<2.1"));
    assertThat(live(1, 3)).containsExactly("1:-<1.1", "2:1.1<1.1", "3:2.1<2.1");
  }

  @Test
  void aLiveStreamWhoseNextEventsAreDeletedGoesOnAfterThem() {
    rows.add("1:-<1.1");
    meanwhile.add(
        () -> {
          addUpTo(1_300);
          rows.deleteTo(1_298);
        });
    assertThat(live(1, 1_300)).containsExactly("1:-<1.1", "1299:1.1<1.1", "1300:1.1<1.1");
  }

  private void addUpTo(long last) {
    rows.add("1:-<1.1");
    LongStream.rangeClosed(2, last).forEach(number -> rows.add(number + ":1.1<1.1"));
  }

  private List<Object> read(long from, long to) {
    return now(source(from, to));
  }

  private Source<PersistentRepr, NotUsed> source(long from, long to) {
    return ChainReader.read(rows, "e", from, to, Optional.empty());
  }

  /** At the end of the journal something happens. */
  private List<Object> live(long from, long to) {
    Supplier<CompletionStage<Void>> pause =
        () -> {
          meanwhile.remove().run();
          return CompletableFuture.completedFuture(null);
        };
    return now(ChainReader.read(rows, "e", from, to, Optional.of(pause)));
  }

  private static List<Object> now(Source<PersistentRepr, NotUsed> events) {
    return events
        .map(PersistentRepr::payload)
        .runWith(Sink.seq(), system)
        .toCompletableFuture()
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }
}
