package io.evenkeel.http.cli;

import io.evenkeel.http.bench.anomaly.AnomalyHtml;
import io.evenkeel.http.bench.anomaly.AnomalyJson;
import io.evenkeel.http.bench.anomaly.AsdLab;
import io.evenkeel.http.bench.anomaly.AsdRow;
import io.evenkeel.http.bench.anomaly.AsdText;
import io.evenkeel.http.bench.anomaly.NabLab;
import io.evenkeel.http.bench.anomaly.NabRow;
import io.evenkeel.http.bench.anomaly.NabText;
import io.evenkeel.intelligence.anomaly.DetectorKind;
import io.evenkeel.intelligence.anomaly.Detectors;
import io.evenkeel.intelligence.anomaly.evaluation.AsdFiles;
import io.evenkeel.intelligence.anomaly.evaluation.AsdServer;
import io.evenkeel.intelligence.anomaly.evaluation.NabFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Anomaly detectors on public data. */
@Command(
    name = "anomaly",
    description = {
      "Anomaly detectors side by side: on single metrics by the score of the Numenta Anomaly"
          + " Benchmark, on all metrics of servers by average precision.",
      "Each has one configuration and sees past rows only. Charts are of the first one."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class EvaluateAnomalyCommand implements Callable<Integer> {

  private static final List<String> OF_ONE =
      List.of("daily-novelty", "random-cut-forest", "windowed-gaussian", "ewma", "random");
  private static final List<String> OF_MANY =
      List.of("node-residuals", "random-cut-forest", "windowed-gaussian", "ewma", "random");

  @Option(
      names = "--nab",
      paramLabel = "DIR",
      description = "With files.csv, data.csv and windows.csv, each packed (.gz) or not.")
  private @Nullable Path nab;

  @Option(
      names = "--asd",
      paramLabel = "DIR",
      description = "With NAME_train.csv, NAME_test.csv and NAME_interpretation.txt.")
  private @Nullable Path asd;

  @Option(
      names = "--detectors",
      split = ",",
      paramLabel = "NAME",
      description = "Instead of the usual ones; see --list.")
  private List<String> detectors = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "Of all chance.")
  private long seed = 1;

  @Option(names = "--list", description = "Tell all detectors.")
  private boolean list;

  @Mixin private BenchOutput output = new BenchOutput();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (list) {
      var out = spec.commandLine().getOut();
      Detectors.all().forEach(kind -> out.printf("%-18s %s%n", kind.name(), kind.summary()));
      out.flush();
      return 0;
    }
    if (nab == null && asd == null) {
      throw new IllegalArgumentException("say on what with --nab DIR or --asd DIR");
    }
    var ofOne = kinds(OF_ONE);
    var ofMany = kinds(OF_MANY);
    var series = nab == null ? null : NabFiles.read(nab);
    List<AsdServer> servers = asd == null ? List.of() : AsdFiles.read(asd);
    List<NabRow> onNab =
        series == null ? List.of() : NabLab.run(ofOne, series, seed, output::progress);
    List<AsdRow> onAsd =
        servers.isEmpty() ? List.of() : AsdLab.run(ofMany, servers, seed, output::progress);
    output.tell(
        () -> AnomalyHtml.of(onNab, onAsd, servers, parameters(), Version.current()),
        () -> AnomalyJson.of(onNab, onAsd, parameters(), Version.current()),
        out -> print(onNab, onAsd, out));
    return 0;
  }

  private List<DetectorKind> kinds(List<String> usual) {
    return (detectors.isEmpty() ? usual : detectors).stream().map(Detectors::named).toList();
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("detectors", detectors.isEmpty() ? "usual" : String.join(",", detectors));
    parameters.put("seed", seed);
    return parameters;
  }

  private static void print(List<NabRow> onNab, List<AsdRow> onAsd, PrintWriter out) {
    if (!onNab.isEmpty()) {
      NabText.print(onNab, out);
    }
    if (!onAsd.isEmpty()) {
      AsdText.print(onAsd, out);
    }
  }
}
