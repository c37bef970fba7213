package io.evenkeel.multijvm.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file system in memory, of a size that can be filled. Needs the right to mount one. */
public final class SmallDisk implements AutoCloseable {

  private static final int CHUNK_BYTES = 64 * 1024;
  private static final String FILLER = "filler";

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one at a folder, which is created; empty where this process may not. */
  public static Optional<SmallDisk> mount(Path folder, int megabytes) {
    try {
      Files.createDirectories(folder);
      boolean done =
          run(
              List.of(
                  "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", "" + folder));
      return done ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Writes until there is no room; gives how many bytes there were. */
  public long fill() {
    var file = folder.resolve(FILLER);
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int size = CHUNK_BYTES; size > 0; size /= 2) {
        fill(channel, size);
      }
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(FileChannel channel, int size) {
    try {
      while (channel.write(ByteBuffer.allocate(size)) == size) {
        // there is room
      }
    } catch (IOException e) {
      // there is none
    }
  }

  /** Gives the room back. */
  public void free() {
    try {
      Files.deleteIfExists(folder.resolve(FILLER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unmounts it, with what is on it. */
  @Override
  public void close() {
    try {
      run(List.of("umount", "-l", folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean run(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
