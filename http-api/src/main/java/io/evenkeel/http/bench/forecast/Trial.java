package io.evenkeel.http.bench.forecast;

import io.evenkeel.core.scaling.forecast.Experts;
import io.evenkeel.core.scaling.forecast.ForecastModels.Lesson;
import io.evenkeel.core.scaling.forecast.Mixture;
import io.evenkeel.core.scaling.forecast.Quantiles;
import io.evenkeel.core.scaling.forecast.RecentLoads;
import io.evenkeel.core.simulation.replay.Trace;
import io.evenkeel.http.bench.forecast.TrialReport.Band;
import io.evenkeel.http.bench.forecast.TrialReport.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * One trace from its begin to its end, step by step, as a node would see it: every forecast knows
 * only what was, learns all the time, and is measured on the last part. Networks are trained once a
 * day, and time waits for it.
 */
public final class Trial {

  private static final double DAY_SECONDS = 86_400;
  private static final double VALIDATION = 0.8;
  private static final int MOST_BLOCKS = 4_000;
  private static final int SEASON_EVERY = 240;
  private static final int SHOWN = 1_500;

  private final Trace trace;
  private final int ahead;
  private final int measuredFrom;
  private final int day;
  private final int block;
  private final double[] rates;
  private final RecentLoads loads;
  private final boolean cost;
  private final LabModels models;
  private final List<Watched> experts;
  private final Watched seasonal;
  private final Watched mixture;
  private final Mixture weights;
  private int season;

  private Trial(Trace trace, TrialSettings settings, double measuredFrom, LabModels models) {
    this.trace = trace;
    this.ahead = settings.ahead();
    this.cost = settings.cost();
    this.models = models;
    this.rates = trace.perSecond();
    this.measuredFrom = (int) (measuredFrom * rates.length);
    day = (int) Math.max(1, Math.round(DAY_SECONDS / trace.seconds()));
    block = Experts.block(trace.seconds());
    loads = RecentLoads.ofSteps(trace.seconds(), 0);
    experts = Experts.mixed(ahead, block, models).stream().map(Watched::new).toList();
    weights = new Mixture(experts, ahead);
    mixture = new Watched(weights);
    seasonal = new Watched(Experts.seasonal(ahead));
  }

  /** Takes seconds to minutes; progress is told once a simulated day. */
  public static TrialReport run(Trace recorded, TrialSettings settings, Consumer<String> progress) {
    progress.accept(recorded.name());
    var trace = settings.validate() ? recorded.part(0, settings.train()) : recorded;
    double from = settings.validate() ? VALIDATION : settings.train();
    return new Trial(trace, settings, from, new LabModels(settings.engine(), progress)).run();
  }

  private TrialReport run() {
    var quantiles = new double[Quantiles.COUNT];
    for (int step = 0; step + ahead < rates.length; step++) {
      loads.add(rates[step]);
      if (loads.count() % Math.max(SEASON_EVERY, day / 4) == 0) {
        season = loads.season(block, MOST_BLOCKS);
      }
      if (loads.count() % day == 0) {
        models.offer(new Lesson(loads.copy(), season, ahead));
      }
      mixture.step(loads, season, quantiles);
      seasonal.step(loads, season, quantiles);
      if (step >= measuredFrom) {
        came(step);
      }
    }
    return report();
  }

  private void came(int step) {
    double most = IntStream.rangeClosed(1, ahead).mapToDouble(i -> rates[step + i]).max().orElse(0);
    experts.forEach(expert -> expert.came(most));
    seasonal.came(most);
    mixture.came(most);
  }

  private TrialReport report() {
    var scores = new ArrayList<Score>();
    experts.forEach(expert -> scores.add(expert.score()));
    scores.add(1, seasonal.score());
    scores.add(mixture.score());
    var network = experts.get(experts.size() - 1);
    return new TrialReport(
        trace.name(),
        trace.seconds(),
        season,
        models.state(),
        models.trainings(),
        cost ? models.fromNothing(new Lesson(loads, season, ahead)) : Optional.empty(),
        mixture.millisPerStep(),
        network.millisPerStep(),
        weights(),
        scores,
        last());
  }

  private List<Weight> weights() {
    double[] median = weights.weights(0, loads);
    double[] highest = weights.weights(Quantiles.COUNT - 1, loads);
    return IntStream.range(0, experts.size())
        .mapToObj(i -> new Weight(experts.get(i).name(), median[i], highest[i]))
        .toList();
  }

  private List<Band> last() {
    var said = mixture.said();
    return said.subList(Math.max(0, said.size() - SHOWN), said.size()).stream()
        .map(s -> new Band(s.quantiles().get(0), s.quantiles().get(Quantiles.COUNT - 1), s.came()))
        .toList();
  }
}
