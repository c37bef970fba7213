package io.evenkeel.intelligence.anomaly.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads files of comma-separated values, packed or not; what is wrong is told with its line. */
final class Csv {

  private static final int MOST_LINES = 10_000_000;

  private Csv() {}

  /** One line. */
  record Line(Path file, int number, String text) {

    String[] columns() {
      return text.split(",", -1);
    }

    double number(String column) {
      try {
        double value = Double.parseDouble(column.trim());
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw wrong("has no number", column);
      }
      throw wrong("has no finite number", column);
    }

    int whole(String column) {
      try {
        return Integer.parseInt(column.trim());
      } catch (NumberFormatException e) {
        throw wrong("has no whole number", column);
      }
    }

    IllegalArgumentException wrong(String what, Object value) {
      return new IllegalArgumentException(
          "%s, line %d %s: %s".formatted(file, number, what, value));
    }
  }

  /**
   * Every line below the head.
   *
   * @param name without {@code .gz}, which is tried second
   * @param head that the file must have
   * @throws IllegalArgumentException in one sentence
   */
  static void read(Path folder, String name, String head, Consumer<Line> each) {
    var file = folder.resolve(name);
    file = Files.exists(file) ? file : folder.resolve(name + ".gz");
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(
          "there is no " + name + " or " + name + ".gz in " + folder);
    }
    try (var lines = open(file)) {
      var found = lines.readLine();
      if (found == null || !found.strip().equals(head)) {
        throw new Line(file, 1, "").wrong("must be " + head, found == null ? "nothing" : found);
      }
      int width = head.split(",", -1).length;
      int number = 1;
      for (var text = lines.readLine(); text != null; text = lines.readLine()) {
        var line = new Line(file, ++number, text);
        if (number > MOST_LINES) {
          throw line.wrong("is one too many", "at most %,d are read".formatted(MOST_LINES));
        }
        if (!text.isBlank()) {
          each.accept(checked(line, width));
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Line checked(Line line, int width) {
    if (line.columns().length != width) {
      throw line.wrong("must have %d columns".formatted(width), Arrays.toString(line.columns()));
    }
    return line;
  }

  private static BufferedReader open(Path file) throws IOException {
    var bytes = Files.newInputStream(file);
    try {
      var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }
}
