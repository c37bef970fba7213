package io.evenkeel.cassandra;

import java.io.IOException;
import java.io.InputStream;

/** Ends this process when the one that started it has ended, so that no orphan is left. */
final class ParentWatch {

  private ParentWatch() {}

  /**
   * Reads {@code stdin} to its end on a thread of its own, then runs {@code stop} there.
   *
   * <p>Ctrl-C reaches every process of a terminal at once; the parent stops this one when its nodes
   * have gone, so the signal is ignored here.
   */
  static void start(InputStream stdin, Runnable stop) {
    ignoreInterrupt();
    var thread = new Thread(() -> awaitEnd(stdin, stop), "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitEnd(InputStream stdin, Runnable stop) {
    try {
      while (stdin.read() >= 0) {
        // what the parent writes has no meaning; only the end has
      }
    } catch (IOException e) {
      // a broken pipe is an end too
    }
    stop.run();
  }

  /** By reflection: javac warns of {@code sun.misc.Signal}, which has no successor. */
  private static void ignoreInterrupt() {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance("INT"),
              handler.getField("SIG_IGN").get(null));
    } catch (ReflectiveOperationException e) {
      System.err.println("an interrupt of the terminal ends Cassandra at once: " + e);
    }
  }
}
