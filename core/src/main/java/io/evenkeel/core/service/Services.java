package io.evenkeel.core.service;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import io.evenkeel.core.balancing.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * All services of the cluster, as seen from one node. Thread-safe; no method blocks.
 *
 * <p>The registry of what comes from outside is eventually consistent: this node sees its own
 * orders at once, the others see them within a second or two.
 */
public interface Services {

  /** What became of an order to the registry. */
  enum Change {
    CREATED,
    RENEWED,
    REMOVED,
    /** There was nothing to remove. */
    ABSENT,
    /** There is no room; see the detail. */
    FULL,
    /** The service runs in the cluster and takes no instances from outside. */
    NOT_EXTERNAL,
    /** The node did not answer in time; it may be done. */
    UNKNOWN
  }

  /**
   * What became of an order.
   *
   * @param detail one sentence when it was refused, else empty
   */
  record Ordered(Change change, String detail) {
    public static Ordered of(Change change) {
      return new Ordered(change, "");
    }
  }

  /** The services that are defined here or have an instance, by name. */
  List<ServiceView> all();

  /** One of them. */
  Optional<ServiceView> find(String service);

  /** The service as it is now, and again after each change; a slow reader misses some between. */
  Source<ServiceView, NotUsed> changes(String service);

  /** The limits of what can be registered. */
  RegistryLimits limits();

  /**
   * Registers an HTTP instance, or renews it.
   *
   * @throws InvalidRegistration when it is outside of the limits
   */
  CompletionStage<Ordered> register(InstanceKey key, Registration registration);

  /** Removes an HTTP instance. A renewal that comes at the same moment elsewhere wins. */
  CompletionStage<Ordered> deregister(InstanceKey key);

  /**
   * Sets the strategy of a service on all nodes, for calls to come.
   *
   * @throws IllegalArgumentException in one sentence that names the known ones, if the strategy or
   *     a parameter is unknown or out of range
   */
  CompletionStage<Ordered> balance(String service, Balancing balancing);

  /** What this node's router knows of the instances, and its last decisions. */
  CompletionStage<RoutingView> routing(String service);

  /**
   * Chooses an instance of any kind for a call that the asker sends by itself.
   *
   * @param operation for the list of decisions
   * @param tenant as in {@link Caller}
   * @param budget after which the call counts as failed, when the ticket was not given back
   * @return a stage that fails with {@link ServiceRefused} when there is none, or too many calls
   */
  CompletionStage<Ticket> pick(
      String service, String operation, Call call, String tenant, Duration budget);

  /** Calls an instance that runs in the cluster. Never fails for a reason a caller can act on. */
  CompletionStage<ServiceReply> call(String service, ServiceCall call);

  /** How long a call waits unless its caller says otherwise. */
  Duration defaultBudget();

  /** One service, with classes instead of JSON. */
  default ServiceClient client(String service) {
    return new ServiceClient(this, service, Caller.NOBODY, defaultBudget());
  }
}
