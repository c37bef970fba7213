package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.scaling.forecast.LoadForecast;
import io.evenkeel.core.scaling.forecast.MixedForecast;
import io.evenkeel.core.scaling.forecast.PeakForecast;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Looks ahead: as many instances as cost least, where an instance costs 1 and too few of them, by
 * the probability that the greatest load of the time until an order has effect needs more, cost a
 * price by the usual load. The price follows what was missed (adaptive conformal inference, Gibbs
 * and Candes, NeurIPS 2021), so that the share of missed time comes to what is wanted, whatever the
 * forecast is worth; it is bounded, as not every miss is worth preventing. What is there is kept at
 * a higher price, since to order it again costs a start. Never fewer than what is asked for now
 * needs, and what waits is worked off in a while.
 */
public final class Predictive implements ScalingPolicy {

  private static final Duration TICK = Duration.ofSeconds(15);

  static final PolicyKind KIND =
      new PolicyKind(
          "predictive",
          "looks ahead by a forecast of the greatest load, and pays for what it misses",
          List.of(
              Parameter.number("miss", 0.03, 0.001, 50, "percent of time that may be missed"),
              Parameter.number("price", 60, 1, 1e6, "usual loads that a miss is worth at most"),
              Parameter.number("used", 0.95, 0.1, 0.99, "part of an instance that may be used"),
              Parameter.duration("lead", "60s", 0, 3_600, "until an order has effect"),
              Parameter.duration("hold", "30s", 0, 3_600, "the greatest wish of it counts"),
              Parameter.duration("drain", "30s", 1, 3_600, "in which what waits is worked off"),
              Parameter.choice(
                  "forecast",
                  "linear",
                  List.of("linear", "mix"),
                  "mix: the linear one, others and a network, by what each was worth")),
          (parameters, models) ->
              new Predictive(
                  parameters.number("miss") / 100,
                  parameters.number("price"),
                  parameters.number("used"),
                  parameters.nanos("lead"),
                  parameters.nanos("hold"),
                  parameters.nanos("drain"),
                  ahead ->
                      parameters.choice("forecast").equals("mix")
                          ? new MixedForecast(ahead, TICK.toSeconds(), models.get())
                          : new PeakForecast(ahead)));

  private static final double LEAST_PRICE = 1;
  private static final double FIRST_PRICE = 50;
  private static final double LEARNING_RATE = 0.1;
  private static final double TO_KEEP = 4;
  private static final double UNTIL_IT_KNOWS = 1.5;
  private static final double USUAL_WEIGHT = 1e-4;
  private static final double UNLIKELY = 0.01;
  private static final int MOST = 10_000;
  private static final long DAY_TICKS = Duration.ofDays(1).dividedBy(TICK);

  private final double miss;
  private final double mostPrice;
  private final double used;
  private final double drainSeconds;
  private final LoadForecast forecast;
  private final RecentValues wishes;
  private double price;
  private double usual;
  private double last;
  private int gap;
  private long asked;

  Predictive(
      double miss,
      double mostPrice,
      double used,
      double leadNanos,
      double holdNanos,
      double drainNanos,
      IntFunction<LoadForecast> forecast) {
    this.miss = miss;
    this.mostPrice = mostPrice;
    this.used = used;
    this.drainSeconds = drainNanos / 1e9;
    this.forecast = forecast.apply((int) Math.ceil(leadNanos / TICK.toNanos()) + 2);
    this.wishes = new RecentValues(holdNanos);
    this.price = Math.min(mostPrice, FIRST_PRICE);
  }

  @Override
  public Duration tick() {
    return TICK;
  }

  @Override
  public int desired(LoadSnapshot load) {
    bridge(load.offered());
    forecast.add(load.offered());
    usual += Math.max(USUAL_WEIGHT, 1.0 / ++asked) * (load.offered() - usual);
    follow(load.utilisation() > used * (1 + 1e-9));
    int now = floor(load);
    wishes.add(load.nowNanos(), Math.max(now, ahead(now, load.ordered())));
    return (int) wishes.max();
  }

  /** Whole days are left out: a forecast knows the time of day by its steps. */
  @Override
  public void skipped(long ticks) {
    gap = (int) (ticks % DAY_TICKS);
  }

  /** Steps of which nothing is known are a straight line. */
  private void bridge(double now) {
    for (int i = 1; i <= gap; i++) {
      forecast.add(last + (now - last) * i / (gap + 1));
    }
    gap = 0;
    last = now;
  }

  /** What is asked for now, and what waits within the time it may take. */
  @Override
  public int floor(LoadSnapshot load) {
    return needed(load.offered() + load.queued() / drainSeconds / load.perInstance());
  }

  private void follow(boolean missed) {
    double log = Math.log(price) + LEARNING_RATE * ((missed ? 1 : 0) - miss);
    price = Math.max(LEAST_PRICE, Math.min(mostPrice, Math.exp(log)));
  }

  private int ahead(int now, int ordered) {
    if (!forecast.isThere()) {
      return (int) Math.ceil(now * UNTIL_IT_KNOWS);
    }
    double risk = price * Math.max(1, usual);
    int worthOrdering = cheapest(now, risk);
    return worthOrdering >= ordered
        ? worthOrdering
        : Math.max(worthOrdering, Math.min(ordered, cheapest(now, risk * TO_KEEP)));
  }

  private int needed(double offered) {
    return (int) Math.ceil(offered / used - 1e-9);
  }

  /** From what is needed now upwards; costs are those of one more instance and of the risk. */
  private int cheapest(int least, double risk) {
    int best = least;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int count = Math.max(1, least); count < Math.min(bestCost, MOST); count++) {
      double cost = count + risk * forecast.above(count * used);
      if (cost < bestCost) {
        bestCost = cost;
        best = count;
      }
    }
    return best;
  }

  @Override
  public Optional<Outlook> outlook() {
    if (!forecast.isThere()) {
      return Optional.empty();
    }
    int most = 1;
    while (most < MOST && forecast.above(most * used) > UNLIKELY) {
      most++;
    }
    return Optional.of(new Outlook(forecast.expected() / used, most));
  }
}
