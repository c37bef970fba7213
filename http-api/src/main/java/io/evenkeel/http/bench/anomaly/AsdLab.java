package io.evenkeel.http.bench.anomaly;

import io.evenkeel.core.anomaly.AnomalyDetector;
import io.evenkeel.core.anomaly.Contribution;
import io.evenkeel.http.bench.anomaly.AsdRow.ByServer;
import io.evenkeel.intelligence.anomaly.DetectorKind;
import io.evenkeel.intelligence.anomaly.evaluation.AsdServer;
import io.evenkeel.intelligence.anomaly.evaluation.AveragePrecision;
import io.evenkeel.intelligence.anomaly.evaluation.EventScore;
import io.evenkeel.intelligence.anomaly.evaluation.RootCause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Runs detectors over servers: each learns from the train part and goes on over the test. The
 * threshold for events is what 0.2 % of the last third of the train part pass, after learning from
 * the first two thirds.
 */
public final class AsdLab {

  private static final long STEP_MILLIS = 300_000;
  private static final double ALARMS = 0.002;

  /** What a detector said of rows. */
  private static final class Said {
    final double[] scores;
    final List<List<Contribution>> drivers = new ArrayList<>();

    Said(int rows) {
      scores = new double[rows];
    }
  }

  private AsdLab() {}

  /**
   * All detectors over all servers.
   *
   * @param told how far it is
   */
  public static List<AsdRow> run(
      List<DetectorKind> kinds, List<AsdServer> all, long seed, Consumer<String> told) {
    var progress = new AnomalyProgress(kinds.size() * all.size(), told);
    var rows = new ArrayList<AsdRow>();
    for (var kind : kinds) {
      var cost = new StreamCost();
      var servers = new ArrayList<ByServer>();
      for (var server : all) {
        servers.add(server(kind, server, seed, cost));
        progress.oneMore(kind.name() + " on " + server.name());
      }
      rows.add(new AsdRow(kind.name(), List.copyOf(servers), cost.microsOfRow()));
    }
    return rows;
  }

  private static ByServer server(DetectorKind kind, AsdServer server, long seed, StreamCost cost) {
    int metrics = server.train()[0].length;
    double threshold = threshold(kind.create(metrics, seed), server.train());
    var detector = kind.create(metrics, seed);
    detector.learn(times(0, server.train().length), server.train());
    cost.begin();
    var said = observe(detector, server.train().length, server.test());
    cost.end(server.test().length);
    return new ByServer(
        server.name(),
        AveragePrecision.of(said.scores, server.labels()),
        EventScore.of(said.scores, threshold, server.labels()),
        server.causes().stream()
            .mapToDouble(cause -> hitRate(cause, said.drivers, metrics))
            .filter(rate -> !Double.isNaN(rate))
            .average()
            .orElse(Double.NaN),
        threshold,
        Arrays.stream(said.scores).boxed().toList());
  }

  private static double threshold(AnomalyDetector detector, double[][] train) {
    int split = train.length * 2 / 3;
    detector.learn(times(0, split), Arrays.copyOf(train, split));
    double[] scores =
        observe(detector, split, Arrays.copyOfRange(train, split, train.length)).scores;
    Arrays.sort(scores);
    return Math.nextUp(scores[(int) ((1 - ALARMS) * (scores.length - 1))]);
  }

  private static Said observe(AnomalyDetector detector, int from, double[][] rows) {
    var said = new Said(rows.length);
    for (int i = 0; i < rows.length; i++) {
      var anomaly = detector.observe((from + i) * STEP_MILLIS, rows[i]);
      said.scores[i] = anomaly.surprise();
      said.drivers.add(anomaly.drivers());
    }
    return said;
  }

  /** HitRate@100%: of n root-cause metrics, how many are among the n strongest of the incident. */
  static double hitRate(RootCause cause, List<List<Contribution>> drivers, int metrics) {
    double[] shares = new double[metrics];
    for (int row = cause.rows().first(); row <= cause.rows().last(); row++) {
      drivers.get(row).forEach(driver -> shares[driver.metric()] += driver.share());
    }
    if (Arrays.stream(shares).sum() == 0) {
      return Double.NaN;
    }
    return (double)
            IntStream.range(0, metrics)
                .boxed()
                .sorted((a, b) -> Double.compare(shares[b], shares[a]))
                .limit(cause.metrics().size())
                .filter(cause.metrics()::contains)
                .count()
        / cause.metrics().size();
  }

  private static long[] times(int from, int rows) {
    return IntStream.range(from, from + rows).mapToLong(row -> row * STEP_MILLIS).toArray();
  }
}
