package io.evenkeel.http.bench.tune;

import static io.evenkeel.http.bench.report.HtmlPage.escaped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.http.bench.report.Chart;
import io.evenkeel.http.bench.report.Chart.Label;
import io.evenkeel.http.bench.report.Chart.Line;
import io.evenkeel.http.bench.report.Chart.Point;
import io.evenkeel.http.bench.report.HtmlPage;
import io.evenkeel.http.bench.report.Machine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a search found, as text, JSON and HTML. */
public final class TuneOutput {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TuneOutput() {}

  /** Prints to {@code out} and flushes. */
  public static void print(TuneReport report, PrintWriter out) {
    int number = 0;
    for (var trial : report.trials()) {
      number++;
      out.println(
          String.format(
              Locale.ROOT,
              "trial %2d  %s  %s",
              number,
              trial.failure().isEmpty() ? percent(trial.ratio()) : "  failed",
              changes(trial.values())));
    }
    out.println(report.verdict());
    if (report.isGain()) {
      out.println("Proposed; nothing was changed:");
      TunedSetting.lines(report.best(), false).lines().forEach(line -> out.println("  " + line));
    }
    out.flush();
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%+6.1f %%", (ratio - 1) * 100);
  }

  private static String changes(List<Double> values) {
    var lines = TunedSetting.lines(values, false).strip().replace("\n", ", ");
    return lines.isEmpty() ? "the defaults" : lines;
  }

  public static ObjectNode json(TuneReport report, String version) {
    var json = MAPPER.createObjectNode();
    json.put("command", "tune").put("version", version);
    json.set("machine", MAPPER.valueToTree(Machine.here()));
    json.put("startedAt", report.startedAt().toString()).put("seed", report.seed());
    json.set("parameters", MAPPER.valueToTree(report.parameters()));
    var trials = json.putArray("trials");
    for (var trial : report.trials()) {
      var one = trials.addObject();
      if (trial.failure().isEmpty()) {
        one.put("throughputRatio", trial.ratio());
      } else {
        one.put("failure", trial.failure());
      }
      settings(one.putObject("settings"), trial.values());
    }
    settings(json.putObject("best"), report.best());
    report
        .confirmation()
        .ifPresent(
            found ->
                json.putObject("confirmation")
                    .put("gainRatio", found.gain())
                    .put("gainRatioLow95", found.low())
                    .put("gainRatioHigh95", found.high())
                    .put("signTestProbability", found.signTest())
                    .put("p99Ratio", report.p99Ratio())
                    .put("pairs", found.pairs()));
    json.put("finished", report.isFinished()).put("gainFound", report.isGain());
    json.put("verdict", report.verdict());
    return json.put("snippet", report.isGain() ? TunedSetting.lines(report.best(), false) : "");
  }

  private static void settings(ObjectNode json, List<Double> values) {
    for (int i = 0; i < TunedSetting.ALL.size(); i++) {
      json.put(TunedSetting.ALL.get(i).values().name(), values.get(i));
    }
  }

  public static String html(TuneReport report, String version) {
    var out = new StringBuilder("<p>");
    out.append(escaped("version " + version + ", " + report.parameters())).append("</p><p>");
    out.append(escaped(report.verdict())).append("</p>");
    if (report.isGain()) {
      out.append("<pre>").append(escaped(TunedSetting.lines(report.best(), false)));
      out.append("</pre>");
    }
    out.append(chart(report).svg()).append("<table><tr><th>trial<th>throughput<th>settings</tr>");
    for (int i = 0; i < report.trials().size(); i++) {
      var trial = report.trials().get(i);
      out.append("<tr><td>").append(i + 1).append("<td>");
      out.append(trial.failure().isEmpty() ? percent(trial.ratio()) : escaped(trial.failure()));
      out.append("<td>").append(escaped(changes(trial.values()))).append("</tr>");
    }
    return HtmlPage.of("tune", out.append("</table>").toString());
  }

  private static Chart chart(TuneReport report) {
    var trials = new ArrayList<Point>();
    var best = new ArrayList<Point>();
    double most = 0;
    for (int i = 0; i < report.trials().size(); i++) {
      double ratio = report.trials().get(i).ratio();
      most = Math.max(most, ratio);
      trials.add(new Point(i + 1, ratio));
      best.add(new Point(i + 1, most));
    }
    int size = report.trials().size();
    var labels = List.of(new Label(1, "1"), new Label(size, Integer.toString(size)));
    var lines = List.of(new Line("trial", "a", trials), new Line("best so far", "b", best));
    return new Chart("Throughput by that of the defaults", "by trial", lines, labels);
  }
}
