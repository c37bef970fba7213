package io.evenkeel.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.actor.Props;
import akka.persistence.AbstractPersistentActor;
import akka.persistence.journal.EventAdapter;
import akka.persistence.journal.EventSeq;
import akka.persistence.query.EventEnvelope;
import akka.persistence.query.PersistenceQuery;
import akka.stream.javadsl.Sink;
import akka.testkit.javadsl.TestKit;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.persistence.cassandra.CassandraSchema;
import io.evenkeel.persistence.cassandra.CassandraSettings;
import io.evenkeel.persistence.cassandra.SharedCassandra;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A classic actor on the real plugin with event adapters, one of which rejects some events. */
class FencedAdaptersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension private static final SharedCassandra CASSANDRA = new SharedCassandra();

  /** Stores texts in capitals with their length, and reads each letter as an event. */
  public static final class Letters implements EventAdapter {

    @Override
    public String manifest(Object event) {
      return String.valueOf(event.toString().length());
    }

    @Override
    public Object toJournal(Object event) {
      if (event.equals("bad")) {
        throw new IllegalArgumentException("bad");
      }
      return event.toString().toUpperCase(Locale.ROOT);
    }

    @Override
    public EventSeq fromJournal(Object event, String manifest) {
      assertThat(manifest).isEqualTo(String.valueOf(event.toString().length()));
      Object[] letters = event.toString().toLowerCase(Locale.ROOT).split("");
      return EventSeq.create(letters);
    }
  }

  private static final class Texts extends AbstractPersistentActor {

    private final ActorRef probe;
    private String state = "";

    Texts(ActorRef probe) {
      this.probe = probe;
    }

    @Override
    public String persistenceId() {
      return "adapted";
    }

    @Override
    public Receive createReceiveRecover() {
      return receiveBuilder().match(String.class, text -> state += text + ".").build();
    }

    @Override
    public Receive createReceive() {
      return receiveBuilder()
          .matchEquals("", ask -> probe.tell(state, self()))
          .match(String.class, text -> persist(text, stored -> probe.tell(stored, self())))
          .build();
    }

    @Override
    public void onPersistRejected(Throwable cause, Object event, long sequenceNr) {
      probe.tell("rejected " + sequenceNr, self());
    }
  }

  private static CassandraSettings settings;
  private static ActorSystem node;

  @BeforeAll
  static void start() {
    settings = CASSANDRA.newKeyspace();
    CassandraSchema.create(settings);
    var config =
        ConfigFactory.parseString(
                """
                akka.actor.provider = cluster
                akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                akka.cluster.jmx.multi-mbeans-in-same-jvm = on
                akka.coordinated-shutdown.exit-jvm = off
                akka.persistence.cassandra.journal {
                  event-adapters.letters = "%s"
                  event-adapter-bindings { "java.lang.String" = letters }
                }
                """
                    .formatted(Letters.class.getName()))
            .withFallback(ConfigFactory.parseResources("evenkeel-fence.conf"))
            .withFallback(SharedCassandra.config(settings));
    node = ActorSystem.create("adapted", config);
    FenceExtension.get(node).begin().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @AfterAll
  static void stop() {
    TestKit.shutdownActorSystem(node);
  }

  @Test
  void adaptersAreAppliedOnReplayAndARejectedEventLeavesNoHole() {
    var probe = new TestKit(node);
    var first = node.actorOf(Props.create(Texts.class, () -> new Texts(probe.getRef())));
    for (var text : List.of("ab", "bad", "bad", "c")) {
      first.tell(text, ActorRef.noSender());
    }
    assertThat(probe.expectMsgClass(PATIENCE, String.class)).isEqualTo("ab");
    assertThat(probe.expectMsgClass(PATIENCE, String.class)).isEqualTo("rejected 2");
    assertThat(probe.expectMsgClass(PATIENCE, String.class)).isEqualTo("rejected 3");
    assertThat(probe.expectMsgClass(PATIENCE, String.class)).isEqualTo("c");
    probe.watch(first);
    node.stop(first);
    probe.expectTerminated(PATIENCE, first);
    var second = node.actorOf(Props.create(Texts.class, () -> new Texts(probe.getRef())));
    second.tell("", ActorRef.noSender());
    assertThat(probe.expectMsgClass(PATIENCE, String.class)).isEqualTo("a.b.c.");
    var events = history();
    assertThat(events).extracting(EventEnvelope::event).containsExactly("a", "b", "c");
    assertThat(events).extracting(EventEnvelope::sequenceNr).containsExactly(1L, 1L, 4L);
  }

  private static List<EventEnvelope> history() {
    return PersistenceQuery.get(node)
        .getReadJournalFor(FencedReadJournal.class, "evenkeel-query")
        .currentEventsByPersistenceId("adapted", 1, Long.MAX_VALUE)
        .runWith(Sink.seq(), node)
        .toCompletableFuture()
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }
}
