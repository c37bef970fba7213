package io.evenkeel.intelligence.anomaly.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads ASD (Li and others, InterFusion, KDD 2021) from a folder: {@code NAME_train.csv}, {@code
 * NAME_test.csv} with a label in the last column, both packed or not, and {@code
 * NAME_interpretation.txt} with lines {@code FIRST-LAST:METRIC,METRIC,…}, metrics counted from 1.
 */
public final class AsdFiles {

  private static final int METRICS = 19;
  private static final String HEAD =
      IntStream.range(0, METRICS).mapToObj("m%02d"::formatted).collect(Collectors.joining(","));

  private AsdFiles() {}

  /**
   * All servers, by name.
   *
   * @throws IllegalArgumentException in one sentence, with file and line
   */
  public static List<AsdServer> read(Path folder) {
    var names = new TreeSet<String>();
    try (var files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(".*_train\\.csv(\\.gz)?"))
          .forEach(name -> names.add(name.replaceFirst("_train\\.csv.*", "")));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read folder " + folder, e);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("there is no NAME_train.csv or .csv.gz in " + folder);
    }
    return names.stream().map(name -> server(folder, name)).toList();
  }

  private static AsdServer server(Path folder, String name) {
    var train = new ArrayList<double[]>();
    var test = new ArrayList<double[]>();
    var labels = new ArrayList<Boolean>();
    Csv.read(folder, name + "_train.csv", HEAD, line -> train.add(metrics(line)));
    Csv.read(
        folder,
        name + "_test.csv",
        HEAD + ",label",
        line -> {
          test.add(metrics(line));
          labels.add(label(line));
        });
    if (train.isEmpty() || test.isEmpty()) {
      throw new IllegalArgumentException(
          "%s in %s has no rows to %s"
              .formatted(name, folder, train.isEmpty() ? "learn" : "judge"));
    }
    boolean[] truth = new boolean[labels.size()];
    IntStream.range(0, truth.length).forEach(i -> truth[i] = labels.get(i));
    return new AsdServer(
        name,
        train.toArray(double[][]::new),
        test.toArray(double[][]::new),
        truth,
        causes(folder.resolve(name + "_interpretation.txt"), truth.length));
  }

  private static double[] metrics(Csv.Line line) {
    return Arrays.stream(line.columns()).limit(METRICS).mapToDouble(line::number).toArray();
  }

  private static boolean label(Csv.Line line) {
    int label = line.whole(line.columns()[METRICS]);
    if (label < 0 || label > 1) {
      throw line.wrong("must have a label of 0 or 1", label);
    }
    return label == 1;
  }

  private static List<RootCause> causes(Path file, int rows) {
    try {
      var causes = new ArrayList<RootCause>();
      var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          causes.add(cause(new Csv.Line(file, i + 1, lines.get(i).strip()), rows));
        }
      }
      return causes;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static RootCause cause(Csv.Line line, int rows) {
    var parts = line.text().split("[-:]", -1);
    if (parts.length != 3) {
      throw line.wrong("must be FIRST-LAST:METRIC,METRIC,…", line.text());
    }
    var span = new Span(line.whole(parts[0]), line.whole(parts[1]));
    if (span.first() < 0 || span.last() < span.first() || span.last() >= rows) {
      throw line.wrong("names rows that the test has not", line.text());
    }
    var metrics =
        Arrays.stream(parts[2].split(",", -1))
            .map(metric -> line.whole(metric) - 1)
            .collect(Collectors.toSet());
    if (metrics.stream().anyMatch(metric -> metric < 0 || metric >= METRICS)) {
      throw line.wrong("names a metric outside 1 to " + METRICS, parts[2]);
    }
    return new RootCause(span, metrics);
  }
}
