package io.evenkeel.http.bench.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.core.capacity.ClusterModel.Measured;
import io.evenkeel.core.capacity.Sweep;
import io.evenkeel.core.capacity.SweepLevel;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sweep: the JSON of {@code bench load} or of {@code plan}, or CSV with a size and a
 * throughput in each row, a row for each run.
 */
public final class SweepFile {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SweepFile() {}

  /**
   * Reads.
   *
   * @param assumed what the sizes are where the file does not say; null for nodes
   * @throws IllegalArgumentException in one sentence with the file, and the line or level
   */
  public static SweepData read(Path file, @Nullable Measured assumed) {
    try {
      var text = Files.readString(file);
      return text.stripLeading().startsWith("{") ? json(file, text) : csv(file, text, assumed);
    } catch (MalformedInputException e) {
      throw bad(file, "is no text", e);
    } catch (JsonProcessingException e) {
      throw bad(file, "is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw bad(file, e.getMessage(), e);
    }
  }

  private static IllegalArgumentException bad(
      Path file, @Nullable String what, @Nullable Exception cause) {
    return new IllegalArgumentException("the sweep " + file + ": " + what, cause);
  }

  private static SweepData json(Path file, String text) throws JsonProcessingException {
    var levels = MAPPER.readTree(text).path("levels");
    if (!levels.isArray() || levels.isEmpty()) {
      throw new IllegalArgumentException("has no 'levels'");
    }
    boolean nodes = levels.get(0).has("nodes");
    var read = new ArrayList<SweepLevel>();
    for (var level : levels) {
      read.add(level(level, nodes ? "nodes" : "concurrency"));
    }
    var measured = nodes ? Measured.NODES : Measured.CONCURRENCY;
    return new SweepData(String.valueOf(file.getFileName()), measured, new Sweep(read));
  }

  private static SweepLevel level(JsonNode level, String key) {
    if (!level.path(key).isNumber()) {
      throw new IllegalArgumentException("a level has no number '" + key + "'");
    }
    var runs = new ArrayList<Double>();
    for (var run : level.path("runs")) {
      runs.add(throughput(run.isNumber() ? run : run.path("throughput"), level.path(key)));
    }
    if (runs.isEmpty()) {
      runs.add(throughput(level.path("throughput"), level.path(key)));
    }
    return new SweepLevel(
        level.path(key).asDouble(), runs, seconds(level, "p50Millis"), seconds(level, "p99Millis"));
  }

  private static double throughput(JsonNode value, JsonNode level) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException("level " + level + " has no number 'throughput'");
    }
    return value.asDouble();
  }

  private static double seconds(JsonNode level, String key) {
    double millis = level.path(key).asDouble(0);
    return millis > 0 ? millis / 1e3 : Double.NaN;
  }

  private static SweepData csv(Path file, String text, @Nullable Measured assumed) {
    var rows = new TreeMap<Double, List<Double>>();
    var measured = assumed == null ? Measured.NODES : assumed;
    int line = 0;
    for (var row : text.lines().toList()) {
      line++;
      var cells = row.strip().split("\\s*[,;]\\s*", -1);
      if (row.isBlank() || row.startsWith("#")) {
        continue;
      }
      if (rows.isEmpty() && !isNumber(cells[0])) {
        measured = named(cells[0], measured);
      } else if (cells.length < 2 || !isNumber(cells[0]) || !isNumber(cells[1])) {
        throw new IllegalArgumentException("line " + line + " is not 'n,throughput'");
      } else {
        double size = Double.parseDouble(cells[0]);
        rows.computeIfAbsent(size, any -> new ArrayList<>()).add(Double.parseDouble(cells[1]));
      }
    }
    var levels = rows.entrySet().stream().map(e -> SweepLevel.of(e.getKey(), e.getValue()));
    return new SweepData(String.valueOf(file.getFileName()), measured, new Sweep(levels.toList()));
  }

  private static Measured named(String header, Measured otherwise) {
    return switch (header.toLowerCase(Locale.ROOT)) {
      case "nodes" -> Measured.NODES;
      case "concurrency" -> Measured.CONCURRENCY;
      default -> otherwise;
    };
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
