package io.evenkeel.http.bench.plan;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.core.simulation.sweep.Extrapolation;
import io.evenkeel.http.bench.report.HtmlPage;
import io.evenkeel.http.bench.report.Machine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What a {@link Validation} found, as text, JSON and HTML. */
public record ValidationReport(Validation validation, List<Extrapolation> found) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double LIMIT = 0.1;

  public ValidationReport {
    found = List.copyOf(found);
  }

  /** Prints to {@code out} and flushes. */
  public void print(PrintWriter out) {
    out.println(title());
    out.println(
        "cluster                      median error  p95 error    bias  within 10 %  truth in"
            + " 95 %  runs in 95 %  width");
    for (var one : found) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-28s %10.1f %% %8.1f %% %+6.1f%% %9.0f %% %14s %11.0f %% %5.0f%%",
              name(one),
              one.errorQuantile(0.5) * 100,
              one.errorQuantile(0.95) * 100,
              one.bias() * 100,
              one.within(LIMIT) * 100,
              truth(one),
              one.runsCovered() * 100,
              one.intervalWidth() * 100));
    }
    out.println(
        "LAW: nodes follow the law. LOCK: they need one thing that only one can have, and the law"
            + " is an approximation; its truth is what is measured.");
    out.flush();
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "Fitted on 1 to %d simulated nodes, asked for %d; %d runs of %,d calls at each size, runs"
            + " off by %.1f %% beside chance, %d seeds.",
        validation.nodes(),
        2 * validation.nodes(),
        validation.runs(),
        validation.calls(),
        validation.noise() * 100,
        validation.seeds());
  }

  private static String truth(Extrapolation one) {
    return Double.isNaN(one.truthCovered())
        ? "-"
        : String.format(Locale.ROOT, "%.0f %%", one.truthCovered() * 100);
  }

  private static String name(Extrapolation one) {
    var cluster = one.cluster();
    return cluster.kind() + " " + cluster.contention() + " / " + cluster.coherency();
  }

  public ObjectNode json(String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "plan --validate").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.set("parameters", MAPPER.valueToTree(validation));
    var clusters = json.putArray("clusters");
    for (var one : found) {
      var cluster = clusters.addObject();
      cluster
          .put("kind", one.cluster().kind().name())
          .put("contention", one.cluster().contention())
          .put("coherency", one.cluster().coherency())
          .put("medianErrorRatio", one.errorQuantile(0.5))
          .put("p95ErrorRatio", one.errorQuantile(0.95))
          .put("biasRatio", one.bias())
          .put("within10PercentRatio", one.within(LIMIT))
          .put("runsInInterval95Ratio", one.runsCovered())
          .put("intervalWidthRatio", one.intervalWidth());
      if (!Double.isNaN(one.truthCovered())) {
        cluster.put("truthInInterval95Ratio", one.truthCovered());
      }
    }
    return json;
  }

  public String html() {
    var out =
        new StringBuilder("<p>").append(escaped(title())).append("</p><table><tr><th>cluster");
    out.append("<th>median error<th>p95 error<th>within 10 %<th>truth in 95 %</tr>");
    for (var one : found) {
      out.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%s<td>%.1f %%<td>%.1f %%<td>%.0f %%<td>%s</tr>",
              name(one),
              one.errorQuantile(0.5) * 100,
              one.errorQuantile(0.95) * 100,
              one.within(LIMIT) * 100,
              truth(one)));
    }
    return HtmlPage.of("plan --validate", out.append("</table>").toString());
  }
}
