package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import picocli.CommandLine.Command;

/** One line for each anomaly. */
@Command(
    name = "anomalies",
    description = "List what is unusual in the load of nodes and services, and what was.")
final class AnomaliesCommand extends ClusterCommand {

  private static final String ROW = "%-8s %-24s %-8s %-26s %-26s %s%n";

  @Override
  JsonNode ask(ClusterClient cluster) {
    return cluster.get("/v1/cluster/anomalies");
  }

  @Override
  void print(JsonNode answer, PrintWriter out) {
    if (!answer.path("watching").asBoolean()) {
      out.println("nothing is watched: evenkeel.anomaly.enabled is off, or there is no detector");
      return;
    }
    out.printf(ROW, "KIND", "SUBJECT", "SCORE", "SINCE", "UNTIL", "REASON");
    answer.path("now").forEach(one -> print(one, "lasts", out));
    answer.path("ended").forEach(one -> print(one, time(one.path("atMillis")), out));
    out.printf(
        "%d unusual now, %d watched, %d beyond the most that may be%n",
        answer.path("now").size(),
        answer.path("subjects").asInt(),
        answer.path("unwatched").asInt());
  }

  private static void print(JsonNode one, String until, PrintWriter out) {
    out.printf(
        ROW,
        one.path("kind").asText(),
        one.path("subject").asText(),
        String.format(Locale.ROOT, "%.5f", one.path("score").asDouble()),
        time(one.path("sinceMillis")),
        until,
        one.path("reason").asText());
  }

  private static String time(JsonNode millis) {
    return Instant.ofEpochMilli(millis.asLong()).toString();
  }
}
