package io.evenkeel.sharding.runtime;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.builtin.Counter;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.LiveEntity;
import io.evenkeel.core.entity.ReceiptLimits;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.sharding.placement.PlacementSettings;
import io.evenkeel.sharding.placement.WorkMeters;
import io.evenkeel.sharding.runtime.EntityProtocol.Execute;
import io.evenkeel.sharding.runtime.EntityProtocol.Read;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;

/** Counters on a journal in memory that serializes, without sharding. */
final class EntityActorFixture implements AutoCloseable {

  static final int MAX_WAITING = 3;
  private static final ReceiptLimits LIMITS = ReceiptLimits.of(10, Duration.ofHours(1), 10_000);
  private static final Duration BACKOFF = Duration.ofMillis(10);

  final ActorTestKit kit = ActorTestKit.create(inMemory().withFallback(ConfigFactory.load()));
  final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());

  private final WorkMeters meters = new WorkMeters(PlacementSettings.from(ConfigFactory.load()));

  volatile boolean mayAnswer = true;

  static Config inMemory() {
    return PersistenceTestKitPlugin.getInstance()
        .config()
        .withFallback(PersistenceTestKitSnapshotPlugin.config())
        .withFallback(
            ConfigFactory.parseString(
                """
                akka.persistence.testkit.events.serialize = on
                akka.persistence.testkit.snapshots.serialize = on
                """));
  }

  static EntityKey counter(String id) {
    return new EntityKey("counter", id);
  }

  static Call add(long amount) {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("amount", amount);
    return Call.of("add", body);
  }

  ActorRef<Request> start(String id) {
    return start(id, Counter.TYPE);
  }

  <S> ActorRef<Request> start(String id, EntityType<S> type) {
    var hosting =
        new EntityActor.Hosting<S>(
            () -> new LiveEntity<>(type, LIMITS),
            (key, revision) ->
                CompletableFuture.completedFuture(
                    new EntityReply.State(JsonText.NULL, revision, "")),
            key -> () -> mayAnswer,
            key -> {},
            key -> meters.of(key.type(), "1", key.id()),
            type.snapshotEvery(),
            MAX_WAITING,
            EntityActor.backoff(BACKOFF, BACKOFF),
            () -> "http://owner",
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    return kit.spawn(EntityActor.create(new EntityKey(type.name(), id), hosting));
  }

  /** Stops an actor as sharding does, and starts another one for the same entity. */
  <S> ActorRef<Request> restart(ActorRef<Request> actor, String id, EntityType<S> type) {
    kit.stop(actor);
    return start(id, type);
  }

  TestProbe<EntityReply> send(ActorRef<Request> actor, Call call) {
    var probe = kit.<EntityReply>createTestProbe();
    actor.tell(Execute.of(call, probe.getRef()));
    return probe;
  }

  EntityReply ask(ActorRef<Request> actor, Call call) {
    return send(actor, call).receiveMessage();
  }

  EntityReply read(ActorRef<Request> actor) {
    var probe = kit.<EntityReply>createTestProbe();
    actor.tell(new Read(probe.getRef()));
    return probe.receiveMessage();
  }

  /** Asks again until the entity has found its journal again. */
  EntityReply askUntilAvailable(ActorRef<Request> actor, Call call) {
    return kit.<EntityReply>createTestProbe()
        .awaitAssert(
            Duration.ofSeconds(10),
            () -> {
              var reply = ask(actor, call);
              if (kind(reply) == Rejection.Kind.UNAVAILABLE) {
                throw new AssertionError("still unavailable");
              }
              return reply;
            });
  }

  static Rejection.Kind kind(EntityReply reply) {
    return reply instanceof EntityReply.Rejected rejected ? rejected.rejection().kind() : null;
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
