package io.evenkeel.core.scaling;

import io.evenkeel.core.scaling.ScalingBounds.Bounded;
import io.evenkeel.core.scaling.forecast.ForecastModels;
import io.evenkeel.core.view.ScalingDecisionView;
import io.evenkeel.core.view.ScalingView;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One step after the other: looks at a reading, asks the policy when it is time, bounds what it
 * asks for and says what is to be ordered. Without a complete reading it holds. Belongs to one
 * controller; not thread-safe.
 */
public final class ScalingLoop {

  private final LoopSettings settings;
  private final OrderPace pace;
  private final UnusualHold unusualHold;
  private final DecisionLog log = new DecisionLog();
  private Scaling scaling;
  private ScalingBounds bounds;
  private AskedPolicy policy;

  /** Whether its policy has to see some load before there are fewer. */
  private boolean cautious;

  private int asked = ScalingView.UNKNOWN;
  private int wanted = ScalingView.UNKNOWN;
  private String held = "";

  /** What is unusual and holds back fewer; empty when nothing does. */
  private String heldBy = "";

  private ScalingReading last =
      new ScalingReading(0, 0, ScalingView.UNKNOWN, Optional.empty(), "", "");

  /** The load that was known last; a member that is silent does not make it none. */
  private Optional<LoadSnapshot> known = Optional.empty();

  /** One of a controller that has only just begun, without learned models. */
  public ScalingLoop(Scaling scaling, int mostMore, int mostFewer, LoopSettings settings) {
    this(
        scaling,
        new ScalingBounds(scaling.min(), scaling.max(), mostMore, mostFewer),
        settings,
        true,
        () -> ForecastModels.NONE);
  }

  /**
   * A loop that knows nothing yet.
   *
   * @param newcomer whether its controller has only just begun
   * @param models of the load; asked for only by a policy that has use for them
   * @throws IllegalArgumentException in one sentence if the policy is unknown
   */
  public ScalingLoop(
      Scaling scaling,
      ScalingBounds bounds,
      LoopSettings settings,
      boolean newcomer,
      Supplier<ForecastModels> models) {
    var created = scaling.create(models);
    this.scaling = scaling;
    this.bounds = bounds;
    this.settings = settings;
    this.policy = new AskedPolicy(created, settings.surge());
    this.cautious = newcomer || created.looksAtLoad();
    this.pace = new OrderPace(settings.orders());
    this.unusualHold = new UnusualHold(settings.unusualFor());
  }

  /**
   * From now on it is scaled otherwise. With the same policy and parameters only the bounds are
   * others, and the policy goes on with what it has learned; else a new one begins. What was
   * ordered, has failed, was unusual and was decided is known still.
   *
   * @param models as for a new loop
   * @throws IllegalArgumentException in one sentence if the policy is unknown; nothing has changed
   */
  public void becomes(Scaling other, ScalingBounds itsBounds, Supplier<ForecastModels> models) {
    if (!other.asksAs(scaling)) {
      var created = other.create(models);
      policy = new AskedPolicy(created, settings.surge());
      cautious = created.looksAtLoad();
    }
    scaling = other;
    bounds = itsBounds;
  }

  /** As it was set last. */
  public Scaling scaling() {
    return scaling;
  }

  /**
   * What is to be ordered now; empty for nothing. When there is something, {@link #taken} or {@link
   * #failed} has to follow before the next step.
   *
   * @param reading not older than the one before
   */
  public OptionalInt step(ScalingReading reading) {
    last = reading;
    begin(reading);
    isUnusual(reading.unusual(), reading.nowNanos());
    if (reading.load().isEmpty()) {
      hold(reading.missing());
      return OptionalInt.empty();
    }
    held = "";
    known = reading.load();
    decide(reading, reading.load().get());
    int ordered = reading.ordered();
    if (wanted == ordered) {
      pace.reached(ordered);
      return OptionalInt.empty();
    }
    if (!pace.isDue(wanted, ordered, reading.nowNanos())) {
      return OptionalInt.empty();
    }
    pace.ordered(wanted, reading.nowNanos());
    return OptionalInt.of(wanted);
  }

  /** The order was taken. */
  public void taken() {
    pace.taken();
  }

  /** The order was not carried out, or not as a whole. */
  public void failed(String why, long nowNanos) {
    pace.failed(why, nowNanos);
  }

  /**
   * There is no reading, or nothing could be decided by it.
   *
   * @param unusual as of a reading
   */
  public void blind(String why, String unusual, long nowNanos, long epochMillis) {
    held = why;
    isUnusual(unusual, nowNanos);
    log.add(new ScalingDecisionView(epochMillis, asked, wanted, last.ordered(), "holds: " + why));
  }

  private void begin(ScalingReading reading) {
    if (wanted == ScalingView.UNKNOWN) {
      asked = reading.ordered();
      wanted = reading.ordered();
    }
  }

  /** At each step, also where nothing can be decided: else a long anomaly would begin anew. */
  private void isUnusual(String what, long now) {
    heldBy = unusualHold.holds(!what.isEmpty(), now) ? what : "";
  }

  private void hold(String why) {
    held = why;
    note("holds: " + why);
  }

  private void decide(ScalingReading reading, LoadSnapshot load) {
    asked = policy.asks(load);
    var bounded = bounded(reading.ordered());
    var notFewer = notFewer(reading);
    if (!notFewer.isEmpty() && bounded.count() < reading.ordered()) {
      bounded = new Bounded(reading.ordered(), "not fewer " + notFewer);
    }
    wanted = bounded.count();
    var by = scaling.policy() + " asks for " + asked;
    note(bounded.why().isEmpty() ? by : by + "; " + bounded.why());
  }

  /** From none a policy may never come back, and every call would be refused. */
  private Bounded bounded(int ordered) {
    if (asked > 0 || !policy.isCalled()) {
      return bounds.bound(asked, ordered);
    }
    var one = bounds.bound(1, ordered);
    return one.why().isEmpty() && one.count() == 1
        ? new Bounded(1, "not none, as it is called")
        : one;
  }

  /** Why there must not be fewer now; empty when there may. */
  private String notFewer(ScalingReading reading) {
    long now = reading.nowNanos();
    if (cautious && now - policy.beganAt() < settings.noFewerFor().toNanos()) {
      return "so soon after its begin";
    }
    return heldBy.isEmpty() ? "" : "while " + heldBy;
  }

  private void note(String reason) {
    log.add(new ScalingDecisionView(last.epochMillis(), asked, wanted, last.ordered(), reason));
  }

  /** How it stands. */
  public ScalingView view(String target, String driver) {
    var alarm = held.isEmpty() ? pace.alarm(last.ordered(), last.nowNanos()) : held;
    return new ScalingView(
        target,
        driver,
        scaling.policy(),
        scaling.parameters(),
        scaling.min(),
        scaling.max(),
        wanted,
        last.ordered(),
        known.map(LoadSnapshot::ready).orElse(ScalingView.UNKNOWN),
        known.filter(LoadSnapshot::isMeasured).map(LoadSnapshot::perInstance).orElse(0.0),
        alarm,
        pace.orders(),
        pace.failedOrders(),
        log.all());
  }
}
