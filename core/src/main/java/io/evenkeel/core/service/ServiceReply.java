package io.evenkeel.core.service;

import io.evenkeel.core.json.JsonText;
import io.evenkeel.core.wire.ClusterMessage;

/**
 * What became of a call.
 *
 * @param kind says what the caller may do
 * @param json the reply of the service, when it is done
 * @param detail one sentence for the caller, when it is not
 * @param instance that was called; empty when none was
 */
public record ServiceReply(Kind kind, String json, String detail, String instance)
    implements ClusterMessage {

  /** Each kind is one way to go on. */
  public enum Kind {
    /** It is done. */
    DONE,
    /** The body is wrong: correct it. */
    BAD_REQUEST,
    /** The service has no such operation. */
    UNKNOWN_OPERATION,
    /** Nobody is there to be called; nothing was carried out. Retry later. */
    NO_INSTANCE,
    /** Too many calls are under way; nothing was carried out. Retry later. */
    OVERLOADED,
    /** The budget ran out; it may or may not have been carried out. */
    TOO_LATE,
    /** The instance went away; it may or may not have been carried out. */
    LOST,
    /** The handler failed. */
    FAILED
  }

  /** The reply of a handler. */
  public static ServiceReply done(JsonText reply) {
    return new ServiceReply(Kind.DONE, reply.text(), "", "");
  }

  public static ServiceReply refused(Kind kind, String detail) {
    return new ServiceReply(kind, "", detail, "");
  }

  public ServiceReply by(String itsInstance) {
    return new ServiceReply(kind, json, detail, itsInstance);
  }

  public boolean isDone() {
    return kind == Kind.DONE;
  }

  /**
   * Whether it counts against the instance. A caller's mistake does not, and so a client cannot
   * make an instance look broken.
   */
  public boolean isFailure() {
    return switch (kind) {
      case DONE, BAD_REQUEST, UNKNOWN_OPERATION -> false;
      case NO_INSTANCE, OVERLOADED, TOO_LATE, LOST, FAILED -> true;
    };
  }
}
