package io.evenkeel.core.runtime.service;

import akka.actor.typed.ActorRef;
import io.evenkeel.core.service.Instance;
import io.evenkeel.core.service.LoadReport;
import io.evenkeel.core.service.ServiceRefused;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.core.service.Ticket;
import java.util.Optional;

/** A ticket of a router, which ignores one that comes back twice or late. */
record LentTicket(long number, Instance instance, ActorRef<ServiceRouter.Command> router)
    implements Ticket {

  /**
   * What a router picked.
   *
   * @throws ServiceRefused when it picked nothing
   */
  static Ticket of(ServiceRouter.Picked picked, ActorRef<ServiceRouter.Command> router) {
    return new LentTicket(
        picked.ticket(),
        picked
            .instance()
            .orElseThrow(
                () ->
                    new ServiceRefused(
                        picked
                            .refusal()
                            .orElse(ServiceReply.refused(ServiceReply.Kind.NO_INSTANCE, "none")))),
        router);
  }

  @Override
  public void replied(Optional<LoadReport> load) {
    router.tell(new ServiceRouter.Settle(number, true, load));
  }

  @Override
  public void failed(Optional<LoadReport> load) {
    router.tell(new ServiceRouter.Settle(number, false, load));
  }
}
