package io.evenkeel.http.gateway.client;

import java.io.IOException;

/**
 * The body of the request broke off or came too slowly. That is its client's doing and says nothing
 * of the instance, which part of it may have reached.
 */
public final class BrokenRequestException extends IOException {

  BrokenRequestException(String reason) {
    super(reason);
  }

  BrokenRequestException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
