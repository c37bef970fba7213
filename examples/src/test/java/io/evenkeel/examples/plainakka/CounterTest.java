package io.evenkeel.examples.plainakka;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.persistence.testkit.javadsl.EventSourcedBehaviorTestKit;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CounterTest {

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          EventSourcedBehaviorTestKit.config()
              .withFallback(
                  ConfigFactory.parseString("akka.actor.provider = local")
                      .withFallback(ConfigFactory.parseResources("plain-akka.conf"))));

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void addsSurviveARestartAndEverythingIsSerializable() {
    var counter =
        EventSourcedBehaviorTestKit.<Counter.Command, Counter.Added, Counter.State>create(
            KIT.system(), Counter.create("a"));
    counter.<Counter.Value>runCommand(replyTo -> new Counter.Add(2, replyTo));
    var second = counter.<Counter.Value>runCommand(replyTo -> new Counter.Add(3, replyTo));
    assertThat(second.reply()).isEqualTo(new Counter.Value(5));
    assertThat(counter.restart().state()).isEqualTo(new Counter.State(5));
    var read = counter.<Counter.Value>runCommand(Counter.Get::new);
    assertThat(read.reply()).isEqualTo(new Counter.Value(5));
  }
}
