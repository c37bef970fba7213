package io.evenkeel.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * The definition of a service that runs in the cluster: stateless operations, carried out by
 * several instances on each node. Callers do not choose an instance, a balancing strategy does.
 *
 * <pre>{@code
 * Service.of("pricing")
 *     .handle("quote", Quote.class, quote -> new Price(quote.quantity() * 3))
 *     .instances(2)
 *     .onRole("pricing")
 *     .balancedBy("peak-ewma")
 * }</pre>
 *
 * <p>Immutable; each method returns a new definition. Handlers are called on any thread, several at
 * once, and again when a caller sends a call again.
 *
 * @param name lower-case letters, digits and dashes, at most 63 characters, a letter first
 * @param operations by name
 * @param perNode instances on each node that has the role when it starts, 1 to 64; 1 unless set.
 *     How many there are later, its scaling decides
 * @param atOnce calls that one instance works on at the same time, at least 1; 4 unless set
 * @param role of the nodes that run instances, of {@code evenkeel.roles}; empty for all nodes that
 *     have the application
 * @param strategy name of the balancing strategy until another one is set; empty for the one of
 *     {@code evenkeel.services.strategy}
 */
public record Service(
    String name,
    Map<String, Operation<?>> operations,
    int perNode,
    int atOnce,
    String role,
    String strategy) {

  /**
   * What a service can be asked to do.
   *
   * @param cost of a call in a unit of the service's own, for strategies that look at it; NaN when
   *     it is not known
   */
  public record Operation<Q>(
      String name,
      Class<Q> payload,
      Function<Q, ? extends CompletionStage<?>> work,
      ToDoubleFunction<Q> cost) {}

  /** Instances of one service on one node, at most. */
  public static final int MOST_PER_NODE = 64;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public Service {
    requireName(name);
    operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    require(perNode >= 1 && perNode <= MOST_PER_NODE, "instances must be 1 to 64, were " + perNode);
    require(atOnce >= 1, "atOnce must be >= 1, was " + atOnce);
  }

  /** A service without operations. */
  public static Service of(String name) {
    return new Service(name, Map.of(), 1, 4, "", "");
  }

  /**
   * Returns the name.
   *
   * @throws IllegalArgumentException when it is no name of a service
   */
  public static String requireName(String name) {
    require(
        NAME.matcher(name).matches(),
        "the name of a service must match " + NAME + ", was '" + name + "'");
    return name;
  }

  /**
   * Adds an operation whose handler returns the reply. It runs on one of the threads of {@code
   * evenkeel.services.handler-dispatcher} and keeps it for that time.
   */
  public <Q> Service handle(String operation, Class<Q> payload, Function<Q, ?> handler) {
    return handleAsync(
        operation,
        payload,
        request -> CompletableFuture.<Object>completedFuture(handler.apply(request)));
  }

  /** Adds an operation whose handler answers later. */
  public <Q> Service handleAsync(
      String operation, Class<Q> payload, Function<Q, ? extends CompletionStage<?>> handler) {
    require(!operations.containsKey(operation), "operation '" + operation + "' is defined twice");
    return with(new Operation<>(requireName(operation), payload, handler, call -> Double.NaN));
  }

  /**
   * Says what a call of an operation costs, &gt;= 0, in any unit that is the same for all
   * operations.
   *
   * @throws IllegalArgumentException when there is no such operation of this payload
   */
  public <Q> Service costing(String operation, Class<Q> payload, ToDoubleFunction<Q> cost) {
    var known = operations.get(operation);
    if (known == null || known.payload() != payload) {
      throw new IllegalArgumentException("there is no operation '" + operation + "' of " + payload);
    }
    @SuppressWarnings("unchecked")
    var same = (Operation<Q>) known;
    return with(new Operation<>(operation, payload, same.work(), cost));
  }

  public Service instances(int onEachNode) {
    return new Service(name, operations, onEachNode, atOnce, role, strategy);
  }

  public Service atOnce(int calls) {
    return new Service(name, operations, perNode, calls, role, strategy);
  }

  public Service onRole(String itsRole) {
    return new Service(name, operations, perNode, atOnce, itsRole, strategy);
  }

  public Service balancedBy(String itsStrategy) {
    return new Service(name, operations, perNode, atOnce, role, itsStrategy);
  }

  private Service with(Operation<?> operation) {
    var copy = new LinkedHashMap<>(operations);
    copy.put(operation.name(), operation);
    return new Service(name, copy, perNode, atOnce, role, strategy);
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException(message);
    }
  }
}
