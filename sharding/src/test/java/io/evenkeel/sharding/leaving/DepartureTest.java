package io.evenkeel.sharding.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import akka.actor.AddressFromURIString;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.Receptionist;
import io.evenkeel.sharding.leaving.Departure.Command;
import io.evenkeel.sharding.leaving.Departure.Leave;
import io.evenkeel.sharding.leaving.Departure.Leaves;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node, and a probe for another one. */
class DepartureTest {

  private static final Duration NOW = Duration.ofMillis(200);

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final ManualTime time = ManualTime.get(kit.system());
  private final LeavingNodes leaving =
      new LeavingNodes(AddressFromURIString.parse("akka://any@here:1"));
  private final AtomicInteger shards = new AtomicInteger(3);
  private final AtomicInteger looks = new AtomicInteger();
  private final TestProbe<Done> left = kit.createTestProbe();
  private final TestProbe<Leaves> other = kit.createTestProbe();
  private final ActorRef<Command> departure =
      kit.spawn(Departure.create(leaving, this::shardsHere), "departure");

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aNodeThatLeavesTellsAllAndWaitsUntilASecondAfterItsShardsAreGone() {
    otherNodeIsThere();
    leave();
    assertThat(other.receiveMessage().node()).isEqualTo(departure);
    look(59);
    left.expectNoMessage(Duration.ZERO);
    shards.set(1);
    look(60);
    left.expectNoMessage(Duration.ZERO);
    shards.set(0);
    look(20);
    left.expectNoMessage(Duration.ZERO);
    look(1);
    left.receiveMessage();
  }

  @Test
  void aNodeWhoseShardsNobodyTakesWaitsThreeSeconds() {
    otherNodeIsThere();
    leave();
    other.receiveMessage();
    look(59);
    left.expectNoMessage(Duration.ZERO);
    look(1);
    left.receiveMessage();
  }

  @Test
  void aNodeWithoutShardsSaysThatItLeavesAndDoesNotWait() {
    shards.set(0);
    otherNodeIsThere();
    leave();
    other.receiveMessage();
    left.receiveMessage();
  }

  @Test
  void whoLeavesIsKnownForAsLongAsItLives() {
    var node = AddressFromURIString.parse("akka://any@here:1");
    var another = kit.<Leaves>createTestProbe();
    departure.tell(new Leaves(another.getRef()));
    left.awaitAssert(() -> assertThat(leaving.contains(node)).isTrue());
    another.stop();
    left.awaitAssert(() -> assertThat(leaving.contains(node)).isFalse());
  }

  @Test
  void aNodeThatIsAloneDoesNotWait() {
    leave();
    left.awaitAssert(() -> assertThat(leaving.contains(departure.path().address())).isTrue());
    look(1);
    left.receiveMessage();
  }

  @Test
  void whatIsToldSurvivesTheWayToAnotherNode() {
    kit.serializationTestKit().verifySerialization(new Leaves(other.getRef()), true);
  }

  private void leave() {
    departure.tell(new Leave(left.getRef()));
    left.awaitAssert(() -> assertThat(looks).hasValue(1));
  }

  /** Lets 50 ms go by, so many times, and waits until it has looked as often. */
  private void look(int times) {
    int wanted = looks.get() + times;
    time.timePasses(Duration.ofMillis(50L * times));
    left.awaitAssert(() -> assertThat(looks).hasValue(wanted));
  }

  private int shardsHere() {
    looks.incrementAndGet();
    return shards.get();
  }

  private void otherNodeIsThere() {
    kit.system().receptionist().tell(Receptionist.register(Departure.KEY, other.getRef()));
    var listing = kit.<Receptionist.Listing>createTestProbe();
    listing.awaitAssert(
        () -> {
          kit.system().receptionist().tell(Receptionist.find(Departure.KEY, listing.getRef()));
          var found = listing.receiveMessage().getServiceInstances(Departure.KEY);
          assertThat(found).hasSize(2);
          return found;
        });
  }
}
