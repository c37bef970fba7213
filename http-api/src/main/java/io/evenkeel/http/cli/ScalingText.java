package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/** How something is scaled, for a person at a terminal. */
final class ScalingText {

  private static final int DECISIONS = 5;

  private ScalingText() {}

  /** Nothing when that is not known. */
  static void print(JsonNode scaling, PrintWriter out) {
    if (scaling.isMissingNode()) {
      return;
    }
    out.printf("scaling: policy %s%s%n", scaling.path("policy").asText(), parameters(scaling));
    if (scaling.has("min")) {
      out.printf("  %s to %s", scaling.path("min").asText(), scaling.path("max").asText());
    }
    if (scaling.has("wanted")) {
      out.printf(
          ", %s wanted, %s ordered, %s ready, %s calls/s each",
          scaling.path("wanted").asText(),
          scaling.path("ordered").asText(),
          scaling.path("ready").asText("unknown"),
          each(scaling.path("perInstance").asDouble()));
    }
    if (scaling.has("min")) {
      out.println();
    }
    if (!scaling.path("alarm").asText().isEmpty()) {
      out.println("  ALARM: " + scaling.path("alarm").asText());
    }
    int shown = 0;
    for (var decision : scaling.path("lastDecisions")) {
      if (shown++ < DECISIONS) {
        out.printf(
            "  %s  %s of %s: %s%n",
            Instant.ofEpochMilli(decision.path("atEpochMillis").asLong()),
            decision.path("wanted").asText(),
            decision.path("ordered").asText(),
            decision.path("reason").asText());
      }
    }
  }

  private static String parameters(JsonNode scaling) {
    return scaling.path("parameters").isEmpty() ? "" : " " + scaling.path("parameters");
  }

  private static String each(double perInstance) {
    return perInstance > 0 ? String.format(Locale.ROOT, "%.0f", perInstance) : "unknown";
  }
}
