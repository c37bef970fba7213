package io.evenkeel.core.simulation.replay;

import java.util.Arrays;

/**
 * The least cost of one who knows the load of all other intervals, those to come included, but not
 * that of the interval itself; who needs neither time to start nor to stop, and chose with
 * hindsight how sure to be. What an interval differs by from a smooth mean of its neighbours is, as
 * far as this goes, noise: no forecast made before can do without paying for it. An estimate, not a
 * proof: a cleverer mean of the neighbours could leave less.
 *
 * @param violated percent of intervals with too few instances
 * @param instanceHours of the measured part
 */
public record NoiseFloor(double violated, double instanceHours) {

  private static final int[] WIDTHS = {1, 2, 3, 5, 8};
  private static final int SEARCHES = 40;
  private static final double UNLIKELY = 1e-6;

  /** Loads in instances, what is expected of each, and its scale. */
  private static final class Smooth {
    private final double[] loads;
    private final double[] means;
    private final double[] scales;
    private final double[] errors;

    private Smooth(double[] loads, double[] means, double[] scales, double[] errors) {
      this.loads = loads;
      this.means = means;
      this.scales = scales;
      this.errors = errors;
    }
  }

  /**
   * Of the measured part.
   *
   * @param measuredFrom share of the trace that is not measured, 0 to below 1
   * @param percent of intervals that may be missed
   */
  public static NoiseFloor of(
      Trace trace, ReplaySettings settings, double measuredFrom, double percent) {
    double usable = settings.perInstance() * settings.mostUtilisation();
    double[] loads = trace.part(measuredFrom, 1).times(1 / usable).perSecond();
    NoiseFloor least = new NoiseFloor(100, Double.POSITIVE_INFINITY);
    for (int width : WIDTHS) {
      var floor = cheapest(smooth(loads, width), trace.seconds() / 3_600, percent, settings);
      least = floor.instanceHours < least.instanceHours ? floor : least;
    }
    return least;
  }

  private static Smooth smooth(double[] loads, int width) {
    var means = new double[loads.length];
    for (int i = 0; i < loads.length; i++) {
      double sum = 0;
      double weights = 0;
      for (int k = Math.max(0, i - 3 * width);
          k <= Math.min(loads.length - 1, i + 3 * width);
          k++) {
        double weight = k == i ? 0 : Math.exp(-0.5 * (k - i) * (k - i) / width / width);
        sum += weight * loads[k];
        weights += weight;
      }
      means[i] = sum / weights;
    }
    return scaled(loads, means);
  }

  /** The variance grows with the mean and with its square; as fitted to all of them. */
  private static Smooth scaled(double[] loads, double[] means) {
    double one = 0;
    double linear = 0;
    double square = 0;
    double byOne = 0;
    double byLinear = 0;
    for (int i = 0; i < loads.length; i++) {
      double mean = Math.max(1e-3, means[i]);
      double variance = (loads[i] - mean) * (loads[i] - mean) / mean;
      one++;
      linear += mean;
      square += mean * mean;
      byOne += variance;
      byLinear += variance * mean;
    }
    double slope =
        (one * byLinear - linear * byOne) / Math.max(1e-9, one * square - linear * linear);
    double base = (byOne - slope * linear) / one;
    var scales = new double[loads.length];
    var errors = new double[loads.length];
    for (int i = 0; i < loads.length; i++) {
      double mean = Math.max(1e-3, means[i]);
      scales[i] =
          Math.sqrt(Math.max(1e-6, mean * Math.max(0.1 * byOne / one, base + slope * mean)));
      errors[i] = (loads[i] - means[i]) / scales[i];
    }
    Arrays.sort(errors);
    return new Smooth(loads, means, scales, errors);
  }

  private static NoiseFloor cheapest(
      Smooth smooth, double hours, double percent, ReplaySettings settings) {
    double low = 0;
    double high = 14;
    var found = new NoiseFloor(100, Double.POSITIVE_INFINITY);
    for (int i = 0; i < SEARCHES && high - low > 0.01; i++) {
      double middle = (low + high) / 2;
      var here = at(smooth, hours, Math.exp(middle), settings);
      if (here.violated > percent) {
        low = middle;
      } else {
        high = middle;
        found = here;
      }
    }
    return found;
  }

  private static NoiseFloor at(Smooth smooth, double hours, double price, ReplaySettings settings) {
    double paid = 0;
    int missed = 0;
    for (int i = 0; i < smooth.loads.length; i++) {
      int best = settings.least();
      double bestCost = Double.POSITIVE_INFINITY;
      for (int count = settings.least(); count < bestCost && count <= settings.most(); count++) {
        double cost = count + price * above(smooth, (count - smooth.means[i]) / smooth.scales[i]);
        best = cost < bestCost ? count : best;
        bestCost = Math.min(cost, bestCost);
      }
      paid += best * hours;
      missed += smooth.loads[i] > best * (1 + 1e-9) ? 1 : 0;
    }
    return new NoiseFloor(100.0 * missed / smooth.loads.length, paid);
  }

  private static double above(Smooth smooth, double error) {
    int place = Arrays.binarySearch(smooth.errors, error);
    int above = smooth.errors.length - (place < 0 ? -place - 1 : place + 1);
    return above / (double) smooth.errors.length + UNLIKELY;
  }
}
