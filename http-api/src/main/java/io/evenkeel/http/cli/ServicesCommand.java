package io.evenkeel.http.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Services, or one with its instances as the asked node sees them. */
@Command(
    name = "services",
    description = {
      "List the services; with a name, its instances with their health and load.",
      "Outstanding calls, mean times and failures are those of the asked node."
    })
final class ServicesCommand extends ClusterCommand {

  private static final String SERVICE = "%-24s %-8s %-24s %9s %7s%n";
  private static final String INSTANCE = "%-24s %-34s %-7s %6s %11s %9s %8s %9s %6s%n";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "One service; all when left out.")
  private @Nullable String service;

  @Override
  JsonNode ask(ClusterClient cluster) {
    return cluster.get(
        service == null ? "/v1/services" : "/v1/services/" + ClusterClient.segment(service));
  }

  @Override
  void print(JsonNode answer, PrintWriter out) {
    if (service == null) {
      printServices(answer.path("services"), out);
    } else {
      printInstances(answer, out);
    }
  }

  private static void printServices(JsonNode services, PrintWriter out) {
    out.printf(SERVICE, "SERVICE", "KIND", "STRATEGY", "INSTANCES", "HEALTHY");
    for (var one : services) {
      out.printf(
          SERVICE,
          one.path("name").asText(),
          one.path("kind").asText(),
          one.path("strategy").asText(),
          one.path("instances").asText(),
          one.path("healthy").asText());
    }
  }

  private static void printInstances(JsonNode service, PrintWriter out) {
    out.printf(
        "%s: strategy %s, %d outstanding%n",
        service.path("name").asText(),
        service.path("balancing").path("strategy").asText(),
        service.path("outstanding").asInt());
    out.printf(
        INSTANCE,
        "INSTANCE",
        "ADDRESS",
        "HEALTHY",
        "WEIGHT",
        "OUTSTANDING",
        "IN FLIGHT",
        "QUEUED",
        "MEAN MS",
        "FAILED");
    for (var one : service.path("instances")) {
      var load = one.path("load");
      out.printf(
          INSTANCE,
          one.path("id").asText(),
          one.path("address").asText(),
          one.path("healthy").asBoolean() ? "yes" : "no",
          one.path("weight").asText(),
          load.path("outstanding").asText("-"),
          load.path("reported").path("inFlight").asText("-"),
          load.path("reported").path("queued").asText("-"),
          decimals(load.path("meanMillis")),
          decimals(load.path("failures")));
    }
    ScalingText.print(service.path("scaling"), out);
    var standing = service.path("standing");
    if (!standing.isMissingNode()) {
      out.println("standing: " + standing);
    }
  }

  private static String decimals(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.1f", number.asDouble()) : "-";
  }
}
