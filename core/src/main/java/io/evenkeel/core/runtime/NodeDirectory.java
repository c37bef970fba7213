package io.evenkeel.core.runtime;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import io.evenkeel.core.view.NodeView;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The URLs of the other nodes, asked for when a node joins, so that they are known when it is gone.
 * Thread-safe.
 */
public final class NodeDirectory {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<Address, String> urls = new ConcurrentHashMap<>();

  private NodeDirectory() {}

  /** Fills itself as long as the system runs. */
  public static NodeDirectory start(ActorSystem<?> system) {
    var directory = new NodeDirectory();
    system.systemActorOf(directory.listener(), "node-directory", Props.empty());
    return directory;
  }

  /** Where a node serves or served HTTP; empty when that is not known, or when it does not. */
  public Optional<String> urlOf(Address node) {
    return Optional.ofNullable(urls.get(node)).filter(url -> !url.isEmpty());
  }

  private Behavior<Object> listener() {
    return Behaviors.setup(Listener::new);
  }

  private final class Listener extends AbstractBehavior<Object> {

    private record Described(Address node, NodeView view) {}

    private record Silent() {}

    private Listener(ActorContext<Object> context) {
      super(context);
      var listings =
          context.messageAdapter(Receptionist.Listing.class, listing -> (Object) listing);
      context.getSystem().receptionist().tell(Receptionist.subscribe(NodeInfo.KEY, listings));
    }

    @Override
    public Receive<Object> createReceive() {
      return newReceiveBuilder()
          .onMessage(Receptionist.Listing.class, this::onListing)
          .onMessage(Described.class, this::onDescribed)
          .onMessage(Silent.class, silent -> this)
          .build();
    }

    private Behavior<Object> onListing(Receptionist.Listing listing) {
      Set<ActorRef<NodeInfo.Describe>> nodes = listing.getServiceInstances(NodeInfo.KEY);
      for (var node : nodes) {
        var address = node.path().address();
        if (address.hasGlobalScope() && !urls.containsKey(address)) {
          describe(node, address);
        }
      }
      return this;
    }

    private void describe(ActorRef<NodeInfo.Describe> node, Address address) {
      getContext()
          .ask(
              NodeView.class,
              node,
              PATIENCE,
              NodeInfo.Describe::new,
              (view, late) -> view == null ? new Silent() : new Described(address, view));
    }

    private Behavior<Object> onDescribed(Described described) {
      urls.put(described.node, described.view.url());
      return this;
    }
  }
}
