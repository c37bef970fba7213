package io.evenkeel.multijvm.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a file, for a failure message. */
public final class LogTail {

  private static final int LINES = 40;

  private LogTail() {}

  /** A heading and the lines. Never fails: it is called when something else has. */
  public static String of(Path file) {
    var lines = lines(file);
    var tail = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    return "---- " + file + "\n" + String.join("\n", tail) + "\n";
  }

  private static List<String> lines(Path file) {
    try {
      // whatever the encoding: a log may be cut in the middle of a character
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      return List.of("(cannot be read: " + e + ")");
    }
  }
}
