package io.evenkeel.http.standalone;

import java.util.List;

/** How the plain Akka program of the examples is set. */
public enum PlainAkka {
  /** By the book: Akka's own times. */
  DEFAULTS("plain Akka, its defaults", "plain-akka.conf", "plain_akka"),
  /** With the times that a team sets by hand that wants a short failover. */
  TUNED("plain Akka, tuned by hand", "plain-akka-tuned.conf", "plain_akka_tuned");

  private final String title;
  private final String settings;
  private final String keyspace;

  PlainAkka(String title, String settings, String keyspace) {
    this.title = title;
    this.settings = settings;
    this.keyspace = keyspace;
  }

  /** For a report. */
  public String title() {
    return title;
  }

  /** The file of its settings, in {@code examples/src/main/resources}. */
  public String settings() {
    return settings;
  }

  /** Of its journal and snapshots. */
  String keyspace() {
    return keyspace;
  }

  /** Arguments of the program. */
  List<String> arguments() {
    return this == DEFAULTS ? List.of() : List.of("--settings=" + settings);
  }
}
