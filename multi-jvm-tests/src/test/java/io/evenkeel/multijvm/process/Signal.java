package io.evenkeel.multijvm.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process can be told from outside. */
public enum Signal {
  /** End in order. */
  TERM,
  /** Gone, without a word. */
  KILL,
  /** Frozen: alive, silent, its connections open. */
  STOP,
  /** Go on after {@link #STOP}. */
  CONT;

  /** Sends it; blocks until it is sent, not until it has worked. */
  public void send(long pid) {
    try {
      int exit = new ProcessBuilder("kill", "-" + name(), Long.toString(pid)).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("no signal " + this + " to " + pid + ": exit " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
