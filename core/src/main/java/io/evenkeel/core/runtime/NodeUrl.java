package io.evenkeel.core.runtime;

/**
 * The URL this node serves HTTP at, empty as long as it serves none. Set once by the HTTP server,
 * read by everything that tells callers where something lives. Thread-safe.
 */
public final class NodeUrl {

  private volatile String value = "";

  public String value() {
    return value;
  }

  public void set(String url) {
    value = url;
  }
}
