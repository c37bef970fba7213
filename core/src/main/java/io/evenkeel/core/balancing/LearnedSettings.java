package io.evenkeel.core.balancing;

import io.evenkeel.core.parameter.Parameter;
import io.evenkeel.core.parameter.Parameters;
import java.util.List;
import java.util.Locale;

/**
 * Settings of {@link Learned}.
 *
 * @param model how much of it is in use
 * @param incumbent whether a static strategy decides until this one ranks better
 * @param near scores up to so much above the least are as good
 */
record LearnedSettings(
    Model model,
    boolean incumbent,
    double probes,
    double explore,
    double quantile,
    double rate,
    double near,
    double penaltyNanos) {

  /** Each has what those before it have. */
  enum Model {
    /** The queueing rule on all signals. */
    SIGNALS,
    /** The cost of calls by kind and size, and the cost that instances report. */
    COST,
    /** How slow an instance is, linear in its signals. */
    LINEAR,
    /** A network that corrects all that. */
    NETWORK
  }

  static List<Parameter> parameters() {
    return List.of(
        Parameter.choice(
            "model",
            "network",
            List.of("signals", "cost", "linear", "network"),
            "what is learned: nothing but means; also costs; also slowness by signals; all"),
        Parameter.choice(
            "incumbent",
            "c3",
            List.of("c3", "none"),
            "the static strategy that decides until this one ranks better, and again when not"),
        Parameter.number("probes", 3, 0, 16, "probes for each call, also fractions"),
        Parameter.number("explore", 0.01, 0, 1, "share of calls that go to any"),
        Parameter.number("quantile", 0.7, 0.1, 0.99, "of response times, for the network"),
        Parameter.number("rate", 0.001, 0, 1, "how fast the network learns"),
        Parameter.number("near", 0.02, 0, 10, "a score so much above the least is as good"),
        Penalty.parameter());
  }

  static LearnedSettings of(Parameters parameters) {
    return new LearnedSettings(
        Model.valueOf(parameters.choice("model").toUpperCase(Locale.ROOT)),
        parameters.choice("incumbent").equals("c3"),
        parameters.number("probes"),
        parameters.number("explore"),
        parameters.number("quantile"),
        parameters.number("rate"),
        parameters.number("near"),
        Penalty.nanos(parameters));
  }

  boolean has(Model part) {
    return model.compareTo(part) >= 0;
  }
}
