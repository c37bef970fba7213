package io.evenkeel.http.standalone;

import java.io.IOException;

/**
 * Ends this process when the one that started it has ended: the parent holds the other end of
 * standard input and never writes to it, so reading returns when it is gone, however it went.
 */
public final class ParentWatch {

  /** System property that asks for it. */
  public static final String PROPERTY = "launcher.stop-with-parent";

  private ParentWatch() {}

  /** Starts to watch if the property is set. The shutdown hooks run, so a node leaves in order. */
  public static void startIfAsked() {
    if (Boolean.getBoolean(PROPERTY)) {
      var watch = new Thread(ParentWatch::watch, "parent-watch");
      watch.setDaemon(true);
      watch.start();
    }
  }

  private static void watch() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever said
      }
    } catch (IOException e) {
      // as good as the end
    }
    System.exit(0);
  }
}
