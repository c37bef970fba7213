package io.evenkeel.http.standalone;

/** The one place where a command waits between two looks at a process. */
public final class Pause {

  private Pause() {}

  /** Blocks for so long, or throws {@link StartFailed} when the thread is interrupted. */
  public static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailed("interrupted", e);
    }
  }
}
