package io.evenkeel.core.runtime.load;

import akka.actor.typed.Behavior;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.Behaviors;
import io.evenkeel.core.load.NodeReport;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads the meters of this node at regular intervals. One on each node. */
public final class LoadReporter {

  private enum Tick {
    INSTANCE
  }

  private LoadReporter() {}

  /**
   * The behaviour.
   *
   * @param heard takes each report, on this actor's thread; must not block
   */
  public static Behavior<?> create(NodeMeters meters, Duration every, Consumer<NodeReport> heard) {
    var reporter =
        Behaviors.<Tick>withTimers(
            timers -> {
              timers.startTimerWithFixedDelay(Tick.INSTANCE, every);
              var resources = new ResourceReader();
              return Behaviors.receiveMessage(
                  tick -> {
                    heard.accept(meters.read(resources.read()));
                    return Behaviors.same();
                  });
            });
    // a node that fell silent would keep the whole cluster from being scaled
    return Behaviors.supervise(reporter).onFailure(Throwable.class, SupervisorStrategy.resume());
  }
}
