package io.evenkeel.core.service;

/** What was to be registered cannot be; correct the field. */
public final class InvalidRegistration extends IllegalArgumentException {

  private final String field;

  InvalidRegistration(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
