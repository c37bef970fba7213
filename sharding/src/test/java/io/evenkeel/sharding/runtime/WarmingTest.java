package io.evenkeel.sharding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import io.evenkeel.core.entity.EntityKey;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.core.placement.WarmUp;
import io.evenkeel.core.placement.WarmUpSettings;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without sharding: who is asked to recover is written down. */
class WarmingTest {

  private record Asked(EntityKey key, CompletableFuture<EntityReply> reply) {}

  private static final EntityReply RECOVERED = new EntityReply.State(JsonText.NULL, 1, "");

  private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void theNextIsAskedWhenOneHasAnswered() throws InterruptedException {
    var warming = kit.spawn(Warming.create(setting()));
    warming.tell(new Warming.Stopped("cart", "7"));
    var first = next();
    var second = next();
    assertThat(List.of(first.key().id(), second.key().id())).containsExactly("7-a", "7-b");
    warming.tell(new Warming.Stopped("cart", "8"));
    second.reply().complete(RECOVERED);
    var third = next();
    assertThat(third.key()).isEqualTo(new EntityKey("cart", "7-c"));
    third.reply().complete(RECOVERED);
    assertThat(next().key().id()).isEqualTo("8-a");
    assertThat(asked).isEmpty();
  }

  @Test
  void aShardOfWhichNothingCanBeToldIsNotWarmedAndTheNextOneIs() throws InterruptedException {
    var warming = kit.spawn(Warming.create(setting()));
    warming.tell(new Warming.Stopped("cart", "broken"));
    warming.tell(new Warming.Stopped("cart", "8"));
    assertThat(next().key().id()).isEqualTo("8-a");
  }

  private Asked next() throws InterruptedException {
    var next = asked.poll(10, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next;
  }

  private Warming.Setting setting() {
    return new Warming.Setting(
        new WarmUp(new WarmUpSettings(20, 0, 2, 100, Duration.ofSeconds(10))),
        WarmingTest::hottest,
        key -> {
          var reply = new CompletableFuture<EntityReply>();
          asked.add(new Asked(key, reply));
          return reply;
        },
        () -> 0);
  }

  private static List<HotEntity> hottest(String type, String shard) {
    return switch (shard) {
      case "7" -> List.of(hot("7-a", 0.5), hot("7-b", 0.4), hot("7-c", 0.3));
      case "8" -> List.of(hot("8-a", 0.2));
      default -> throw new IllegalStateException("nothing is known of " + type + " " + shard);
    };
  }

  private static HotEntity hot(String id, double cores) {
    return new HotEntity(id, cores, 0);
  }
}
