package io.evenkeel.core.capacity.search;

import io.evenkeel.core.capacity.search.GaussianProcess.Belief;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Proposes what to measure next, for the greatest value: some points at random, then where the
 * expected improvement over the best known mean is greatest (Jones and others, Efficient Global
 * Optimization, 1998; with noise, the best mean instead of the best measurement). Not thread-safe.
 */
public final class ModelBasedSearch {

  private static final int CANDIDATES = 400;
  private static final int NEAR_BEST = 100;
  private static final double STEP = 0.1;

  private final List<Dimension> space;
  private final RandomGenerator random;
  private final int first;
  private final List<List<Double>> points = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();

  /**
   * Starts at a known point.
   *
   * @param space at least one dimension
   * @param start values that are measured first, as those in use now
   */
  public ModelBasedSearch(List<Dimension> space, List<Double> start, RandomGenerator random) {
    this.space = List.copyOf(space);
    this.random = random;
    this.first = space.size() + 2;
    points.add(places(start));
  }

  /** The values to measure next; until they are {@link #tell told} the same ones. */
  public List<Double> next() {
    if (points.size() == values.size()) {
      points.add(points.size() < first ? anywhere() : mostPromising());
    }
    return values(points.get(points.size() - 1));
  }

  /** What was measured at {@link #next}: the greater, the better. */
  public void tell(double value) {
    if (points.size() == values.size() || !Double.isFinite(value)) {
      throw new IllegalArgumentException("a finite value is told once for each point");
    }
    values.add(value);
  }

  /** The measured values that are best by all measurements together; needs one. */
  public List<Double> best() {
    var process = values.size() < 2 ? null : process();
    var best =
        IntStream.range(0, values.size())
            .boxed()
            .max(
                (a, b) ->
                    process == null
                        ? 0
                        : Double.compare(
                            process.at(points.get(a)).mean(), process.at(points.get(b)).mean()))
            .orElseThrow(() -> new IllegalStateException("nothing was measured yet"));
    return values(points.get(best));
  }

  private GaussianProcess process() {
    return GaussianProcess.of(
        points.subList(0, values.size()),
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private List<Double> mostPromising() {
    var process = process();
    var known = places(best());
    double bestMean = process.at(known).mean();
    List<Double> chosen = anywhere();
    double most = -1;
    for (int i = 0; i < CANDIDATES + NEAR_BEST; i++) {
      var candidate = i < CANDIDATES ? anywhere() : near(known);
      double gain = improvement(process.at(candidate), bestMean);
      if (gain > most) {
        most = gain;
        chosen = candidate;
      }
    }
    return chosen;
  }

  static double improvement(Belief belief, double best) {
    double deviation = Math.max(1e-12, belief.deviation());
    double z = (belief.mean() - best) / deviation;
    return deviation * (z * Normal.below(z) + Normal.density(z));
  }

  private List<Double> anywhere() {
    return snapped(space.stream().map(any -> random.nextDouble()).toList());
  }

  private List<Double> near(List<Double> point) {
    return snapped(point.stream().map(place -> place + STEP * random.nextGaussian()).toList());
  }

  /** To values that exist. */
  private List<Double> snapped(List<Double> places) {
    return places(values(places.stream().map(place -> Math.max(0, Math.min(1, place))).toList()));
  }

  private List<Double> places(List<Double> real) {
    return IntStream.range(0, space.size()).mapToObj(i -> space.get(i).place(real.get(i))).toList();
  }

  private List<Double> values(List<Double> places) {
    return IntStream.range(0, space.size())
        .mapToObj(i -> space.get(i).value(places.get(i)))
        .toList();
  }
}
