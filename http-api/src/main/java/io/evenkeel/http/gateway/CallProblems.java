package io.evenkeel.http.gateway;

import io.evenkeel.core.runtime.DirectStage;
import io.evenkeel.core.service.ServiceRefused;
import io.evenkeel.core.service.ServiceReply;
import io.evenkeel.http.error.Problem;
import io.evenkeel.http.gateway.client.BrokenRequestException;
import io.evenkeel.http.gateway.client.NotSentException;
import java.util.concurrent.TimeoutException;

/** What a caller is told of a call that brought no answer. Pure. */
public final class CallProblems {

  private CallProblems() {}

  /** Of a reply that is none. */
  public static Problem of(ServiceReply reply) {
    var detail = reply.detail();
    return switch (reply.kind()) {
      case BAD_REQUEST -> Problem.badRequest(detail);
      case UNKNOWN_OPERATION -> Problem.notFound(detail);
      case NO_INSTANCE -> Problem.unavailable(detail);
      case OVERLOADED -> Problem.overloaded(detail);
      case TOO_LATE, LOST -> Problem.outcomeUnknown(detail);
      case DONE, FAILED -> Problem.serviceFailed(detail);
    };
  }

  static Problem notPicked(Throwable refusal) {
    return DirectStage.unwrapped(refusal) instanceof ServiceRefused refused
        ? of(refused.reply())
        : Problem.unavailable("the router did not answer");
  }

  static Problem neverSent() {
    return Problem.unavailable("the time of the call was over before it could be sent");
  }

  static Problem brokenRequest() {
    return Problem.badRequest("the body ended before its end, or came too slowly");
  }

  static Problem of(Throwable failure) {
    if (wasNotSent(failure)) {
      return Problem.unavailable("the instance could not be reached");
    }
    if (failure instanceof BrokenRequestException) {
      return brokenRequest();
    }
    return failure instanceof TimeoutException
        ? Problem.outcomeUnknown("the instance did not answer in time")
        : Problem.badGateway("the instance broke the connection before it answered");
  }

  /** Whether nothing of the call can have reached the instance. */
  static boolean wasNotSent(Throwable failure) {
    return failure instanceof NotSentException;
  }
}
