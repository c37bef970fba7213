package io.evenkeel.http.bench.profile;

import static io.evenkeel.http.bench.load.Seconds.parse;

import io.evenkeel.core.simulation.replay.Traces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** All kinds of profiles, as they are written. Only a trace's file is read; else pure. */
public final class Profiles {

  private static final String RATE = "([0-9]+(?:\\.[0-9]+)?)";
  private static final String RATES = RATE + "\\.\\." + RATE;
  private static final String TIME = "([0-9a-z.]+)";
  private static final String USUAL_TIME = "30s";

  /** How a kind is written after its name and the colon. */
  private record Kind(Pattern pattern, String example, Function<MatchResult, Profile> make) {
    Kind(String pattern, String example, Function<MatchResult, Profile> make) {
      this(Pattern.compile(pattern), example, make);
    }
  }

  private static final Map<String, Kind> KINDS =
      new TreeMap<>(
          Map.of(
              "constant",
              new Kind(
                  RATE + "(?:@" + TIME + ")?",
                  "constant:500@30s",
                  m ->
                      new ConstantRate(
                          rate(m.group(1)),
                          time(Objects.requireNonNullElse(m.group(2), USUAL_TIME)))),
              "ramp",
              new Kind(
                  RATES + "@" + TIME,
                  "ramp:100..1000@60s",
                  m -> new Ramp(rate(m.group(1)), rate(m.group(2)), time(m.group(3)))),
              "step",
              new Kind(
                  RATES + "@" + TIME,
                  "step:200..1000@30s",
                  m -> new Step(rate(m.group(1)), rate(m.group(2)), time(m.group(3)))),
              "spike",
              new Kind(
                  RATES + "@" + TIME + "\\+" + TIME,
                  "spike:200..2000@30s+5s",
                  m ->
                      new Spike(
                          rate(m.group(1)), rate(m.group(2)), time(m.group(3)), time(m.group(4)))),
              "trace",
              new Kind("(.+?)(?:@" + RATE + "x)?", "trace:load.csv@60x", Profiles::recorded)));

  private Profiles() {}

  /**
   * Reads a profile, as {@code step:200..1000@30s}.
   *
   * @throws IllegalArgumentException in one sentence with an example when it is none
   */
  public static Profile read(String text) {
    int colon = text.indexOf(':');
    var kind = KINDS.get(colon < 0 ? text : text.substring(0, colon));
    if (kind == null) {
      throw new IllegalArgumentException(
          "there is no profile '" + text + "'; write one like " + String.join(", ", examples()));
    }
    var matcher = kind.pattern().matcher(text.substring(colon + 1));
    if (colon < 0 || !matcher.matches()) {
      throw new IllegalArgumentException(
          "the profile '" + text + "' must look like " + kind.example());
    }
    return kind.make().apply(matcher.toMatchResult());
  }

  /** One of each kind. */
  public static List<String> examples() {
    return KINDS.values().stream().map(Kind::example).toList();
  }

  private static Profile recorded(MatchResult found) {
    var trace = Traces.read(Path.of(found.group(1)));
    double speed = found.group(2) == null ? 1 : rate(found.group(2));
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a trace's speed must be above 0x, was " + speed + "x");
    }
    return new Recorded(trace.faster(speed));
  }

  private static double rate(String text) {
    return Double.parseDouble(text);
  }

  private static double time(String text) {
    return parse("a profile's time", text);
  }
}
