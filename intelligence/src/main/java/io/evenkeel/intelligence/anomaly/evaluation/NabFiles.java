package io.evenkeel.intelligence.anomaly.evaluation;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads NAB from a folder with {@code files.csv}, {@code data.csv} and {@code windows.csv}, each
 * packed or not.
 */
public final class NabFiles {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final int SECOND = 19;

  /** One series while it is read. */
  private static final class Reading {
    final String path;
    final List<Long> times = new ArrayList<>();
    final List<Double> values = new ArrayList<>();
    final List<NabWindow> windows = new ArrayList<>();

    Reading(String path) {
      this.path = path;
    }
  }

  private NabFiles() {}

  /**
   * All series.
   *
   * @throws IllegalArgumentException in one sentence, with file and line
   */
  public static List<NabSeries> read(Path folder) {
    var all = new TreeMap<Integer, Reading>();
    Csv.read(
        folder,
        "files.csv",
        "file_id,path,rows,windows,rows_in_windows,probation_rows,first_ts,last_ts",
        line -> all.put(line.whole(line.columns()[0]), new Reading(line.columns()[1])));
    Csv.read(folder, "data.csv", "file,row,timestamp,value", line -> row(all, line));
    Csv.read(
        folder, "windows.csv", "file_id,path,window_start,window_end", line -> window(all, line));
    return all.values().stream().map(NabFiles::series).toList();
  }

  private static void row(Map<Integer, Reading> all, Csv.Line line) {
    var columns = line.columns();
    var series = series(all, line);
    if (line.whole(columns[1]) != series.times.size()) {
      throw line.wrong("must be row " + series.times.size(), columns[1]);
    }
    series.times.add(time(line, columns[2]));
    series.values.add(line.number(columns[3]));
  }

  private static void window(Map<Integer, Reading> all, Csv.Line line) {
    var columns = line.columns();
    var series = series(all, line);
    int left = series.times.indexOf(time(line, columns[2]));
    int right = series.times.indexOf(time(line, columns[3]));
    int end = series.windows.isEmpty() ? -1 : series.windows.get(series.windows.size() - 1).right();
    if (left <= end || right < left) {
      throw line.wrong("has no rows for its window, or not after the last one", line.text());
    }
    series.windows.add(new NabWindow(left, right));
  }

  private static Reading series(Map<Integer, Reading> all, Csv.Line line) {
    var found = all.get(line.whole(line.columns()[0]));
    if (found == null) {
      throw line.wrong("names a file that files.csv has not", line.columns()[0]);
    }
    return found;
  }

  private static long time(Csv.Line line, String text) {
    try {
      return LocalDateTime.parse(text.substring(0, Math.min(SECOND, text.length())), TIME)
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();
    } catch (DateTimeParseException e) {
      throw line.wrong("has no time like 2014-04-01 00:00:00", text);
    }
  }

  private static NabSeries series(Reading read) {
    int slash = read.path.indexOf('/');
    return new NabSeries(
        read.path.substring(slash + 1),
        slash < 0 ? "" : read.path.substring(0, slash),
        read.times.stream().mapToLong(Long::longValue).toArray(),
        read.values.stream().mapToDouble(Double::doubleValue).toArray(),
        read.windows);
  }
}
