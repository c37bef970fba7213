package io.evenkeel.http.cli;

import java.util.Arrays;

/** Chooses where logs go before the first logger is made. */
final class Logging {

  private static final String CONFIGURATION = "logback.configurationFile";

  private Logging() {}

  /** A node logs to its file or to standard output; other commands speak for themselves. */
  static void configure(String[] arguments) {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, "evenkeel-logback-" + kind(arguments) + ".xml");
    }
  }

  private static String kind(String[] arguments) {
    if (!Arrays.asList(arguments).contains("node")) {
      return "quiet";
    }
    return System.getProperty("launcher.log.file") == null ? "console" : "file";
  }
}
