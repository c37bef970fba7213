package io.evenkeel.http.bench.shop;

/** The basket file is not what it should be; the message says where, and nothing has been sent. */
public final class MalformedBasketsException extends RuntimeException {

  MalformedBasketsException(String message) {
    super(message);
  }
}
