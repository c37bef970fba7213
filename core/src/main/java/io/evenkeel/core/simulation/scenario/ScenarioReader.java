package io.evenkeel.core.simulation.scenario;

import com.typesafe.config.Config;
import io.evenkeel.core.protection.ProtectionSettings;
import io.evenkeel.core.simulation.scenario.ReplicaGroup.Errors;
import java.util.List;

/** Makes a scenario of a file's content. The keys are described in {@code docs/balancing.md}. */
final class ScenarioReader {

  private static final long MILLI = 1_000_000;

  private ScenarioReader() {}

  /**
   * Reads and checks all of it.
   *
   * @param file for messages
   * @throws IllegalArgumentException in one sentence, with file, line and key
   */
  static Scenario read(String name, String file, Config config) {
    return Keys.finished(new Keys(file, "", config.root()), keys -> scenario(name, keys));
  }

  private static Scenario scenario(String name, Keys keys) {
    var replicas = keys.sections("replicas", false, ScenarioReader::group);
    if (replicas.stream().noneMatch(group -> group.joins() == 0)) {
      throw keys.wrong("replicas", null, "there from the start, at least one of them,");
    }
    return new Scenario(
        name,
        keys.text("about", ""),
        keys.text("winner", ""),
        keys.text("learned", ""),
        replicas,
        keys.whole("routers", 1, 1, 1_000),
        keys.duration("network", 250_000L, 0),
        keys.section("signals", new Signals(0, 0), ScenarioReader::signals),
        keys.section("arrivals", ArrivalPattern.POISSON, ScenarioReader::arrivals),
        keys.sections("requests", false, ScenarioReader::kind),
        keys.whole("keys", 10_000, 0, 100_000_000),
        keys.whole("fan-out", 1, 1, 1_000),
        keys.duration("deadline", 5_000 * MILLI, 1),
        keys.numbers("loads", List.of(0.5, 0.7, 0.9), 0.001, 10),
        keys.whole("calls", 200_000, 100, 100_000_000),
        keys.number("warm-up", 0.1, 0, 0.9),
        keys.section("protection", ProtectionSettings.NONE, ProtectionReader::read));
  }

  private static ReplicaGroup group(Keys keys) {
    return new ReplicaGroup(
        keys.whole("count", 1, 1, 10_000),
        keys.whole("slots", 1, 1, 10_000),
        keys.oneOf("service", "fcfs", "fcfs", "shared").equals("shared"),
        keys.number("speed", 1.0, 1e-6, 1e6),
        keys.number("weight", 1.0, 1e-6, 1e6),
        keys.number("joins", 0.0, 0, 1),
        keys.sections("speeds", true, ScenarioReader::rule),
        keys.section("errors", Errors.NONE, ScenarioReader::errors));
  }

  private static SpeedRule rule(Keys keys) {
    var rule = keys.oneOf("rule", null, "switching", "antagonist", "pauses", "slow", "cold");
    return switch (rule) {
      case "switching" ->
          new SpeedRule.Switching(
              keys.duration("every", null, 1), keys.numbers("factors", null, 1e-6, 1e6));
      case "antagonist" -> antagonist(keys);
      case "pauses" -> pauses(keys);
      case "slow" -> new SpeedRule.Slow(keys.number("factor", null, 1e-6, 1e6), span(keys));
      default ->
          new SpeedRule.Cold(
              keys.number("factor", null, 1e-6, 1), keys.duration("length", null, 1));
    };
  }

  private static SpeedRule antagonist(Keys keys) {
    return new SpeedRule.Antagonist(
        keys.number("share", null, 0.001, 1),
        keys.number("most", null, 1, 1_000),
        keys.number("demand", null, 0, 1),
        keys.number("deviation", null, 0, 1),
        keys.duration("memory", null, 20),
        keys.number("pinned", 0.0, 0, 1));
  }

  private static SpeedRule pauses(Keys keys) {
    long least = keys.duration("least", null, 1);
    long gap = keys.duration("least-gap", null, 1);
    return new SpeedRule.Pauses(
        least, keys.duration("most", null, least), gap, keys.duration("most-gap", null, gap));
  }

  private static Span span(Keys keys) {
    double from = keys.number("from", 0.0, 0, 1);
    return new Span(from, keys.number("to", 1.0, from, 1));
  }

  private static Errors errors(Keys keys) {
    return new Errors(span(keys), keys.duration("after", 200_000L, 0));
  }

  private static Signals signals(Keys keys) {
    return new Signals(keys.duration("age", 0L, 0), keys.number("loss", 0.0, 0, 1));
  }

  private static ArrivalPattern arrivals(Keys keys) {
    double burst = keys.number("burst", 1.0, 1, 1_000);
    long length = keys.duration("burst-length", 100 * MILLI, 1);
    long quiet = keys.duration("quiet-length", 400 * MILLI, 1);
    return keys.section(
        "spike",
        new ArrivalPattern(burst, length, quiet, 0, Span.NEVER),
        spike ->
            new ArrivalPattern(
                burst, length, quiet, spike.number("load", null, 0.001, 100), span(spike)));
  }

  private static RequestKind kind(Keys keys) {
    return new RequestKind(
        keys.text("name", "any"),
        keys.number("share", 1.0, 1e-9, 1e9),
        keys.section("work", null, ScenarioReader::work),
        keys.number("noise", 0.0, 0, 1));
  }

  private static Work work(Keys keys) {
    var distribution =
        keys.oneOf("distribution", null, "constant", "exponential", "normal", "bounded-pareto");
    return switch (distribution) {
      case "constant" -> new Work.Constant(keys.duration("mean", null, 1));
      case "exponential" -> new Work.Exponential(keys.duration("mean", null, 1));
      case "normal" -> new Work.Normal(keys.duration("mean", null, 1));
      default -> pareto(keys);
    };
  }

  private static Work pareto(Keys keys) {
    double alpha = keys.number("alpha", null, 0.1, 10);
    if (alpha == 1) {
      throw keys.wrong("alpha", null, "other than 1");
    }
    long least = keys.duration("least", null, 1);
    return new Work.BoundedPareto(alpha, least, keys.duration("most", null, least + 1));
  }
}
