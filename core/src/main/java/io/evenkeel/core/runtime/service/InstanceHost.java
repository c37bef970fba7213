package io.evenkeel.core.runtime.service;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.evenkeel.core.Service;
import io.evenkeel.core.runtime.load.NodeMeters;
import io.evenkeel.core.wire.ClusterMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Starts and stops the instances that run on this node, as many as were ordered; at first as many
 * as their services say. An instance that stops ends its calls before; one that ends by itself is
 * replaced after a pause.
 */
public final class InstanceHost extends AbstractBehavior<InstanceHost.Command> {

  /** Only {@link Host} and {@link Leave} may be sent from outside. */
  public sealed interface Command {}

  /** So many instances of a service are to run here. */
  public record Host(String service, int count) implements Command, ClusterMessage {}

  /** All instances stop, and none is started any more. */
  public record Leave(ActorRef<Left> replyTo) implements Command {}

  /** No instance has a call any more. */
  public enum Left {
    INSTANCE
  }

  private record Stopped(String service, int number) implements Command {}

  /** There may be too few, as one has ended by itself. */
  private record Refill(String service) implements Command {}

  /** How an instance is made. */
  @FunctionalInterface
  interface Maker {
    Behavior<ServiceInstance.Command> make(Service service, String id);
  }

  /**
   * What a host lives with.
   *
   * @param services that can run here
   * @param node host:port of it, for the ids of instances
   * @param restartAfter until an instance that has ended by itself is replaced
   */
  record Setting(
      List<Service> services, String node, NodeMeters meters, Duration restartAfter, Maker maker) {}

  /** Instances of one service, by their number. */
  private static final class Hosted {
    private final Service service;
    private final TreeMap<Integer, ActorRef<ServiceInstance.Command>> running = new TreeMap<>();
    private final Set<Integer> stopping = new HashSet<>();

    /** How many there should be. */
    private int ordered;

    private Hosted(Service service) {
      this.service = service;
    }

    private int freeNumber() {
      return Stream.iterate(0, number -> number + 1)
          .filter(number -> !running.containsKey(number) && !stopping.contains(number))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Starts what the services say. */
  static Behavior<Command> create(Setting setting) {
    return Behaviors.setup(context -> new InstanceHost(context, setting));
  }

  private final Setting setting;
  private final Map<String, Hosted> services = new HashMap<>();
  private final List<ActorRef<Left>> waiting = new ArrayList<>();
  private boolean leaving;

  private InstanceHost(ActorContext<Command> context, Setting setting) {
    super(context);
    this.setting = setting;
    for (var service : setting.services()) {
      var hosted = new Hosted(service);
      services.put(service.name(), hosted);
      host(hosted, service.perNode());
    }
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Host.class, this::onHost)
        .onMessage(Leave.class, this::onLeave)
        .onMessage(Stopped.class, this::onStopped)
        .onMessage(Refill.class, this::onRefill)
        .build();
  }

  private Behavior<Command> onHost(Host order) {
    var hosted = services.get(order.service());
    if (hosted != null && !leaving) {
      host(hosted, Math.max(0, Math.min(Service.MOST_PER_NODE, order.count())));
    }
    return this;
  }

  private Behavior<Command> onLeave(Leave order) {
    leaving = true;
    waiting.add(order.replyTo());
    services.values().forEach(hosted -> host(hosted, 0));
    setting.meters().hostsNothing();
    answerWhenLeft();
    return this;
  }

  private Behavior<Command> onStopped(Stopped stopped) {
    var hosted = services.get(stopped.service());
    if (hosted != null) {
      hosted.stopping.remove(stopped.number());
      if (hosted.running.remove(stopped.number()) != null && !leaving) {
        replaceLater(stopped);
      }
    }
    setting.meters().forgetInstance(stopped.service(), id(stopped.number()));
    answerWhenLeft();
    return this;
  }

  private void replaceLater(Stopped lost) {
    getContext()
        .getLog()
        .error(
            "Instance {} of '{}' has ended by itself; another one starts in {} ms",
            id(lost.number()),
            lost.service(),
            setting.restartAfter().toMillis());
    getContext()
        .scheduleOnce(setting.restartAfter(), getContext().getSelf(), new Refill(lost.service()));
  }

  private Behavior<Command> onRefill(Refill refill) {
    var hosted = services.get(refill.service());
    if (hosted != null && !leaving) {
      host(hosted, hosted.ordered);
    }
    return this;
  }

  private void host(Hosted hosted, int count) {
    hosted.ordered = count;
    while (hosted.running.size() < count) {
      start(hosted, hosted.freeNumber());
    }
    while (hosted.running.size() > count) {
      var last = hosted.running.pollLastEntry();
      hosted.stopping.add(last.getKey());
      last.getValue().tell(ServiceInstance.Leave.INSTANCE);
    }
    setting.meters().hosts(hosted.service.name(), count);
  }

  private void start(Hosted hosted, int number) {
    var name = InstanceRefs.actorName(hosted.service.name(), number);
    var instance = getContext().spawn(setting.maker().make(hosted.service, id(number)), name);
    getContext().watchWith(instance, new Stopped(hosted.service.name(), number));
    hosted.running.put(number, instance);
  }

  private String id(int number) {
    return setting.node() + "-" + number;
  }

  private void answerWhenLeft() {
    if (leaving && services.values().stream().allMatch(hosted -> hosted.stopping.isEmpty())) {
      waiting.forEach(to -> to.tell(Left.INSTANCE));
      waiting.clear();
    }
  }
}
