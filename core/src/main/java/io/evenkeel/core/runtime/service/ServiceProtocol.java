package io.evenkeel.core.runtime.service;

import akka.actor.typed.ActorRef;
import io.evenkeel.core.service.LoadReport;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.core.wire.ClusterMessage;

/** What a router says to an instance, and the instance to it, across nodes. */
final class ServiceProtocol {

  /** To an instance; each is answered. */
  sealed interface Request extends ServiceInstance.Command, ClusterMessage {}

  /**
   * Work to do.
   *
   * @param ticket of the router
   * @param json the body
   * @param budgetMillis how long the caller still waits; a duration, as clocks of nodes differ
   */
  record Serve(
      long ticket, String operation, String json, long budgetMillis, ActorRef<Answer> replyTo)
      implements Request {}

  /** How loaded are you? */
  record Probe(int slot, ActorRef<Answer> replyTo) implements Request {}

  /** From an instance. */
  sealed interface Answer extends ServiceRouter.Command, ClusterMessage {}

  /** A call is answered. Every reply carries the load. */
  record Served(long ticket, ServiceReply reply, LoadReport load) implements Answer {}

  /**
   * How loaded the instance is.
   *
   * @param latencyNanos how long calls stayed of late, NaN when there were none
   */
  record Probed(int slot, String instance, int inFlight, double latencyNanos) implements Answer {}

  private ServiceProtocol() {}
}
