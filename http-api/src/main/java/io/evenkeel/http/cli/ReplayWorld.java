package io.evenkeel.http.cli;

import io.evenkeel.core.simulation.replay.Arrivals;
import io.evenkeel.core.simulation.replay.ReplaySettings;
import io.evenkeel.core.simulation.replay.Trace;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options of what a replay assumes of the world. */
final class ReplayWorld {

  private static final double MINUTE = 60;

  /** How a trace goes within its intervals. */
  enum Within {
    /** Constant up to a minute; longer intervals change steadily. */
    AUTO,
    /** Constant. */
    CONSTANT,
    /** Changes steadily between the middles of intervals. */
    SLOPED
  }

  @Option(
      names = "--startup",
      paramLabel = "S",
      split = ",",
      description = "Seconds an instance needs to start; several: one report for each.")
  private List<Integer> startups = List.of(60);

  @Option(
      names = "--peak",
      paramLabel = "N",
      split = ",",
      description =
          "Instances that the 99.9th percentile of the first part needs; several: one report for"
              + " each.")
  private List<Double> peaks = List.of(30.0);

  @Option(
      names = "--start-jitter",
      paramLabel = "SHARE",
      description = "Share by which the time to start varies.")
  private double jitter;

  @Option(
      names = "--start-failures",
      paramLabel = "SHARE",
      description = "Share of starts that fail.")
  private double failures;

  @Option(
      names = "--arrivals",
      description =
          "Within an interval: STEADY, POISSON, or BURSTY, a Poisson process with one of two rates,"
              + " twice as much in one as in the other.")
  private Arrivals arrivals = Arrivals.STEADY;

  @Option(
      names = "--within",
      description =
          "How the rate goes within an interval of the trace: CONSTANT, SLOPED between the middles,"
              + " or AUTO: sloped where intervals are longer than a minute.")
  private Within within = Within.AUTO;

  @Option(
      names = "--speed",
      paramLabel = "F",
      description = "Time passes so many times faster than in the trace.")
  private double speed = 1;

  List<Integer> startups() {
    return startups;
  }

  List<Double> peaks() {
    return peaks;
  }

  double speed() {
    return speed;
  }

  ReplaySettings settings(int startup) {
    return ReplaySettings.DEFAULT
        .withStart(startup)
        .withUnsureStart(jitter, failures)
        .withArrivals(arrivals);
  }

  Trace shaped(Trace recorded) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("--speed must be above 0, was " + speed);
    }
    var trace = recorded.faster(speed);
    boolean slopes = within == Within.AUTO ? trace.seconds() > MINUTE : within == Within.SLOPED;
    return slopes ? trace.sloped() : trace;
  }

  void describe(Map<String, Object> parameters) {
    parameters.put("startupSeconds", startups);
    parameters.put("peakInstances", peaks);
    parameters.put("startJitter", jitter);
    parameters.put("startFailures", failures);
    parameters.put("arrivals", arrivals);
    parameters.put("within", within);
    parameters.put("speed", speed);
  }
}
