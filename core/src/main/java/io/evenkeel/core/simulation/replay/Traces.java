package io.evenkeel.core.simulation.replay;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads traces: {@code timestamp_seconds,requests_per_interval}, a line each, evenly spaced. */
public final class Traces {

  private static final int MOST_LINES = 10_000_000;

  private Traces() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException in one sentence, with file and line, when a row is missing,
   *     out of order, negative or no row at all
   */
  public static Trace read(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      var name = String.valueOf(file.getFileName()).replaceFirst("\\.csv$", "");
      var lines = new ArrayList<String>();
      for (var line = reader.readLine();
          line != null && lines.size() <= MOST_LINES;
          line = reader.readLine()) {
        lines.add(line);
      }
      return parse(name, lines);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "cannot read trace " + file + ": it is no text in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read trace " + file + ": " + e.getMessage(), e);
    }
  }

  static Trace parse(String name, List<String> lines) {
    if (lines.size() > MOST_LINES) {
      throw wrong(
          name, MOST_LINES, "is one too many", "at most %,d are read".formatted(MOST_LINES));
    }
    var times = new ArrayList<Double>();
    var counts = new ArrayList<Double>();
    for (int i = 0; i < lines.size(); i++) {
      var columns = lines.get(i).split(",", -1);
      if ((i == 0 && columns[0].startsWith("timestamp")) || lines.get(i).isBlank()) {
        continue;
      }
      if (columns.length != 2) {
        throw wrong(name, i, "must be timestamp_seconds,requests_per_interval", lines.get(i));
      }
      times.add(number(name, i, columns[0]));
      counts.add(number(name, i, columns[1]));
      check(name, i, times, counts);
    }
    if (times.size() < 2) {
      throw new IllegalArgumentException("trace " + name + " has fewer than two rows");
    }
    double step = times.get(1) - times.get(0);
    return new Trace(name, step, counts.stream().mapToDouble(count -> count / step).toArray());
  }

  private static void check(String name, int line, List<Double> times, List<Double> counts) {
    int last = times.size() - 1;
    if (!(counts.get(last) >= 0)) {
      throw wrong(name, line, "has a negative number of requests", counts.get(last));
    }
    if (last < 1) {
      return;
    }
    double step = times.get(last) - times.get(last - 1);
    if (!(step > 0)) {
      throw wrong(name, line, "is not after the one before", times.get(last));
    }
    if (Math.abs(step - (times.get(1) - times.get(0))) > 1e-6) {
      throw wrong(name, line, "leaves a gap or has another interval", times.get(last));
    }
  }

  private static double number(String name, int line, String text) {
    try {
      double value = Double.parseDouble(text.trim());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, line, "has no number", text);
    }
    throw wrong(name, line, "has no finite number", text);
  }

  private static IllegalArgumentException wrong(String name, int line, String what, Object value) {
    return new IllegalArgumentException(
        "trace %s, line %d %s: %s".formatted(name, line + 1, what, value));
  }
}
