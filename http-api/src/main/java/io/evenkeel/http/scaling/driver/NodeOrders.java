package io.evenkeel.http.scaling.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;

/**
 * Two small files in the data folder of {@code evenkeel up}: how many nodes are wanted, written by
 * whoever decides, and how many {@code up} has, written by it. Each is replaced as a whole, so that
 * a reader sees the old number or the new one. Blocks shortly. Thread-safe.
 */
public final class NodeOrders {

  private final Path wanted;
  private final Path running;

  public NodeOrders(Path folder) {
    this.wanted = folder.resolve("nodes.wanted");
    this.running = folder.resolve("nodes.running");
  }

  /** Orders that there be so many nodes. */
  public void order(int count) {
    write(wanted, count);
  }

  /** What was ordered last; empty when nothing was since {@code up} has started. */
  public OptionalInt wanted() {
    return read(wanted);
  }

  /** What {@code up} does: it has so many nodes, those that start included. */
  public void tell(int count) {
    write(running, count);
  }

  /**
   * How many there are.
   *
   * @throws IllegalStateException when no {@code up} says so
   */
  public int running() {
    return read(running)
        .orElseThrow(
            () -> new IllegalStateException("no 'evenkeel up' keeps " + running.getParent()));
  }

  /** At the begin of {@code up}, and at its end: orders of an earlier one do not count. */
  public void forget() {
    try {
      Files.deleteIfExists(wanted);
      Files.deleteIfExists(running);
    } catch (IOException e) {
      throw new UncheckedIOException("the orders for nodes cannot be removed", e);
    }
  }

  private static void write(Path file, int count) {
    try {
      var next = Files.createTempFile(file.getParent(), file.getFileName() + "-", ".next");
      Files.writeString(next, Integer.toString(count));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be written", e);
    }
  }

  private static OptionalInt read(Path file) {
    try {
      return Files.exists(file)
          ? OptionalInt.of(Integer.parseInt(Files.readString(file).strip()))
          : OptionalInt.empty();
    } catch (NumberFormatException e) { // somebody else's
      return OptionalInt.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be read", e);
    }
  }
}
