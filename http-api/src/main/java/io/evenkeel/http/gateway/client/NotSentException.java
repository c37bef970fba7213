package io.evenkeel.http.gateway.client;

import java.io.IOException;

/** Nothing of the request can have reached the instance: it may be sent to another one. */
public final class NotSentException extends IOException {

  NotSentException(String reason) {
    super(reason);
  }

  NotSentException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
