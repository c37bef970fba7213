package io.evenkeel.http.drill;

/**
 * Something that can be broken and mended. Both may block for a moment, on the calling thread;
 * {@code heal} can be called before {@code inject}, twice, and from a shutdown hook.
 */
interface Fault {

  /**
   * Breaks it, at once.
   *
   * @throws DrillFailed when that is not possible here; nothing is broken then
   */
  void inject();

  /** Takes the cause away; the cluster then needs its time to recover. */
  void heal();
}
