package io.evenkeel.http.bench.forecast;

import io.evenkeel.core.scaling.forecast.Expert;
import io.evenkeel.core.scaling.forecast.Quantiles;
import io.evenkeel.core.scaling.forecast.RecentLoads;
import io.evenkeel.http.bench.forecast.Score.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An expert of which all is written down that it says, and how long it takes. */
final class Watched implements Expert {

  private final Expert expert;
  private final double[] last = new double[Quantiles.COUNT];
  private final List<Said> said = new ArrayList<>();
  private boolean spoke;
  private long nanos;
  private long steps;

  Watched(Expert expert) {
    this.expert = expert;
  }

  @Override
  public String name() {
    return expert.name();
  }

  @Override
  public boolean step(RecentLoads loads, int season, double[] quantiles) {
    long before = System.nanoTime();
    spoke = expert.step(loads, season, quantiles);
    nanos += System.nanoTime() - before;
    steps++;
    if (spoke) {
      System.arraycopy(quantiles, 0, last, 0, last.length);
    }
    return spoke;
  }

  /** What will have come of the last forecast. */
  void came(double load) {
    if (spoke) {
      said.add(new Said(Arrays.stream(last).boxed().toList(), load));
    }
  }

  List<Said> said() {
    return said;
  }

  Score score() {
    return Score.of(name(), said);
  }

  double millisPerStep() {
    return steps == 0 ? 0 : nanos / 1e6 / steps;
  }
}
