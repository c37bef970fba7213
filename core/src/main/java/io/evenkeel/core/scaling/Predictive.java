package io.evenkeel.core.scaling;

import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.scaling.forecast.LoadForecast;
import io.evenkeel.core.scaling.forecast.MixedForecast;
import io.evenkeel.core.scaling.forecast.PeakForecast;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Looks ahead: as many instances as cost least, where an instance costs 1 and too few of them, by
 * the probability that the greatest load of the time until an order has effect needs more, cost a
 * price. The price follows what was missed (adaptive conformal inference, Gibbs and Candes, NeurIPS
 * 2021), so that the share of missed time comes to what is wanted, whatever the forecast is worth.
 * Never fewer than what is asked for now needs, and what waits is worked off in a while.
 */
public final class Predictive implements ScalingPolicy {

  private static final Duration TICK = Duration.ofSeconds(15);

  static final PolicyKind KIND =
      new PolicyKind(
          "predictive",
          "looks ahead by a forecast of the greatest load, and pays for what it misses",
          List.of(
              Parameter.number("miss", 0.05, 0.001, 50, "percent of time that may be missed"),
              Parameter.number("used", 0.95, 0.1, 1, "part of an instance that may be used"),
              Parameter.duration("lead", "60s", 0, 3_600, "until an order has effect"),
              Parameter.duration("hold", "120s", 0, 3_600, "the greatest wish of it counts"),
              Parameter.duration("drain", "30s", 1, 3_600, "in which what waits is worked off"),
              Parameter.choice(
                  "forecast",
                  "mix",
                  List.of("mix", "linear"),
                  "mix: the linear one, others and a network, by what each was worth")),
          (parameters, models) ->
              new Predictive(
                  parameters.number("miss") / 100,
                  parameters.number("used"),
                  parameters.nanos("lead"),
                  parameters.nanos("hold"),
                  parameters.nanos("drain"),
                  ahead ->
                      parameters.choice("forecast").equals("mix")
                          ? new MixedForecast(ahead, TICK.toSeconds(), models)
                          : new PeakForecast(ahead)));

  private static final double LEAST_PRICE = 10;
  private static final double MOST_PRICE = 1e6;
  private static final double LEARNING_RATE = 0.1;
  private static final double UNTIL_IT_KNOWS = 1.5;

  private final double miss;
  private final double used;
  private final double drainSeconds;
  private final LoadForecast forecast;
  private final RecentValues wishes;
  private double price = 2_000;

  Predictive(
      double miss,
      double used,
      double leadNanos,
      double holdNanos,
      double drainNanos,
      IntFunction<LoadForecast> forecast) {
    this.miss = miss;
    this.used = used;
    this.drainSeconds = drainNanos / 1e9;
    long tick = TICK.toNanos();
    this.forecast = forecast.apply((int) Math.ceil(leadNanos / tick) + 2);
    this.wishes = new RecentValues(holdNanos);
  }

  @Override
  public Duration tick() {
    return TICK;
  }

  @Override
  public int desired(LoadSnapshot load) {
    forecast.add(load.offered());
    boolean missed = load.offered() > used * load.ready();
    double asked = Math.log(price) + LEARNING_RATE * ((missed ? 1 : 0) - miss);
    price = Math.max(LEAST_PRICE, Math.min(MOST_PRICE, Math.exp(asked)));
    int now = floor(load);
    int ahead = forecast.isThere() ? cheapest(now) : (int) Math.ceil(now * UNTIL_IT_KNOWS);
    wishes.add(load.nowNanos(), Math.max(now, ahead));
    return (int) wishes.max();
  }

  /** What is asked for now, and what waits within the time it may take. */
  @Override
  public int floor(LoadSnapshot load) {
    return needed(load.offered() + load.queued() / drainSeconds / load.perInstance());
  }

  private int needed(double offered) {
    return (int) Math.ceil(offered / used - 1e-9);
  }

  /** From what is needed now upwards; costs are those of one more instance and of the risk. */
  private int cheapest(int least) {
    int most = Math.max(least + 2, 4 * needed(forecast.expected()) + 2);
    int best = least;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int count = Math.max(1, least); count <= most; count++) {
      double cost = count + price * forecast.above(count * used);
      if (cost < bestCost) {
        bestCost = cost;
        best = count;
      }
    }
    return best;
  }
}
