package io.evenkeel.persistence.cassandra;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
final class LogTail {

  private static final int MAX_BYTES = 16 * 1024;

  private LogTail() {}

  /** The last lines of a file, at most {@code count}, from its last 16 KiB; none if unreadable. */
  static List<String> of(Path file, int count) {
    try (var reader = new RandomAccessFile(file.toFile(), "r")) {
      var start = Math.max(0, reader.length() - MAX_BYTES);
      var bytes = new byte[(int) (reader.length() - start)];
      reader.seek(start);
      reader.readFully(bytes);
      var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
