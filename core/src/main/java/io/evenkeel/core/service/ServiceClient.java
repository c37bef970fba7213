package io.evenkeel.core.service;

import io.evenkeel.core.json.JsonText;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * One service, for Java callers.
 *
 * <pre>{@code
 * services.client("pricing").call("quote", new Quote("tea", 2), Price.class)
 * }</pre>
 *
 * <p>Immutable. Stages fail with {@link ServiceRefused}, whose reply says how to go on.
 */
public final class ServiceClient {

  private final Services services;
  private final String service;
  private final Caller caller;
  private final Duration budget;

  ServiceClient(Services services, String service, Caller caller, Duration budget) {
    this.services = services;
    this.service = service;
    this.caller = caller;
    this.budget = budget;
  }

  /** The same, whose calls belong to a key. */
  public ServiceClient withKey(String itsKey) {
    return new ServiceClient(services, service, caller.withKey(itsKey), budget);
  }

  /** The same, whose calls count as this tenant's. */
  public ServiceClient ofTenant(String tenant) {
    return new ServiceClient(services, service, caller.ofTenant(tenant), budget);
  }

  /**
   * The same, whose calls may be carried out twice: one that takes long is sent to a second
   * instance too, and the first reply counts.
   */
  public ServiceClient repeatable() {
    return new ServiceClient(services, service, caller.asRepeatable(), budget);
  }

  /** The same, whose calls wait so long. */
  public ServiceClient within(Duration itsBudget) {
    return new ServiceClient(services, service, caller, itsBudget);
  }

  /** Calls one of the instances and reads its reply as {@code reply}. */
  public <R> CompletionStage<R> call(String operation, Object request, Class<R> reply) {
    return services
        .call(service, new ServiceCall(operation, JsonText.of(request), caller, budget))
        .thenApply(answer -> accepted(answer).as(reply));
  }

  private static JsonText accepted(ServiceReply answer) {
    if (!answer.isDone()) {
      throw new ServiceRefused(answer);
    }
    return new JsonText(answer.json());
  }
}
