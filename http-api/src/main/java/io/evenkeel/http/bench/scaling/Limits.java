package io.evenkeel.http.bench.scaling;

import io.evenkeel.core.simulation.replay.NoiseFloor;
import io.evenkeel.core.simulation.replay.Oracle;
import io.evenkeel.core.simulation.replay.Replay;
import io.evenkeel.core.simulation.replay.Replay.Mode;
import io.evenkeel.core.simulation.replay.Trace;
import io.evenkeel.http.bench.scaling.TraceReport.Limit;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be reached at all, by those who know what no policy can: an oracle that need not hold,
 * {@code predictive} when it sees some seconds further, and one who knows how the load goes before
 * and after each interval but not the interval itself.
 */
final class Limits {

  private static final String AHEAD = "predictive";
  private static final List<Integer> FORESEEN_SECONDS = List.of(15, 30, 60, 90, 120);
  private static final double[] PERCENTS = {0.1, 1};

  private Limits() {}

  static List<Limit> of(Trace trace, ScalingLabSettings settings, double from, double oracleHours) {
    var world = settings.world();
    var limits = new ArrayList<Limit>();
    double free = Oracle.instanceHours(trace, world, from, 0);
    limits.add(new Limit("an oracle that need not hold", 0, free / oracleHours));
    for (double percent : PERCENTS) {
      var floor = NoiseFloor.of(trace, world, from, percent);
      limits.add(
          new Limit(
              "all but the interval itself, no start, at " + percent + " %",
              floor.violated(),
              floor.instanceHours() / oracleHours));
    }
    for (int seconds : FORESEEN_SECONDS) {
      limits.add(foreseeing(trace, settings, from, seconds, oracleHours));
    }
    return limits;
  }

  private static Limit foreseeing(
      Trace trace, ScalingLabSettings settings, double from, int seconds, double oracleHours) {
    var world = settings.world();
    int lead = Math.max(0, world.startSeconds() - seconds);
    var policy = PolicyChoice.list(AHEAD).get(0).withLead(lead).create(line -> {});
    var result =
        Replay.run(trace, world.withForesight(seconds), policy, from, Mode.FLUID, settings.seed());
    return new Limit(
        AHEAD + " that sees " + seconds + " s further",
        result.violated(),
        result.instanceHours() / oracleHours);
  }
}
