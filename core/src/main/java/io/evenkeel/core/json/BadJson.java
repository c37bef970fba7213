package io.evenkeel.core.json;

/**
 * A document is not what it should be. The message is one sentence for the one who sent it and
 * names the field, when there is one.
 */
public final class BadJson extends RuntimeException {

  private final String field;

  public BadJson(String field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  /** Path of the field, as in {@code lines[2].sku}; empty when the whole document is meant. */
  public String field() {
    return field;
  }
}
