package io.evenkeel.http.cli;

import io.evenkeel.core.parameter.Choice;
import io.evenkeel.http.bench.elastic.ElasticBench;
import io.evenkeel.http.bench.elastic.ElasticHtml;
import io.evenkeel.http.bench.elastic.ElasticJson;
import io.evenkeel.http.bench.elastic.ElasticSettings;
import io.evenkeel.http.bench.elastic.ElasticText;
import io.evenkeel.http.bench.elastic.VirtualWork;
import io.evenkeel.http.standalone.TemporaryCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A step of load on a cluster that scales. */
@Command(
    name = "scaling",
    description = {
      "Start a cluster in a temporary folder, let a policy scale a service or the nodes, and step"
          + " the load up and down: how soon the objective is met again, by one start, and which"
          + " calls fail when what is too much is stopped.",
      "The service waits where others would compute, and adds to counters, which are entities. The"
          + " exit code is 1 when it takes longer than one start and 10 s, or a call fails after"
          + " the step down."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BenchScalingCommand implements Callable<Integer> {

  @Option(names = "--scale", paramLabel = "WHAT", description = "instances or nodes.")
  private String what = "instances";

  @Option(names = "--policy", paramLabel = "NAME[:KEY=VALUE]…", description = "Which decides.")
  private String policy = "predictive:lead=10s:hold=30s:drain=3s";

  @Option(names = "--nodes", paramLabel = "N", description = "Nodes at the begin.")
  private int nodes = 3;

  @Option(names = "--max", paramLabel = "N", description = "The most instances, or nodes.")
  private int max = 40;

  @Option(names = "--from", paramLabel = "R", description = "Calls per second before and after.")
  private double from = 200;

  @Option(names = "--to", paramLabel = "R", description = "Calls per second after the step.")
  private double to = 1_000;

  @Option(names = "--work", paramLabel = "MS", description = "That each call takes.")
  private long work = 40;

  @Option(
      names = "--counters",
      paramLabel = "N",
      description = "Entities that calls add to; 0 for none.")
  private int counters = 1_000;

  @Option(names = "--slo", paramLabel = "MS", description = "Bound of each second's p99.")
  private double slo = 250;

  @Option(names = "--warmup", paramLabel = "S", description = "Low load before all.")
  private int warmup = 60;

  @Option(names = "--before", paramLabel = "S", description = "Low load before the step.")
  private int before = 20;

  @Option(names = "--during", paramLabel = "S", description = "High load.")
  private int during = 60;

  @Option(names = "--after", paramLabel = "S", description = "Low load after it.")
  private int after = 90;

  @Option(names = "--seed", paramLabel = "N", description = "Of the arrivals.")
  private long seed = 1;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (!List.of("instances", "nodes").contains(what)) {
      throw new IllegalArgumentException("--scale must be instances or nodes, was " + what);
    }
    var settings = settings();
    var folder = Files.createTempDirectory("evenkeel-bench");
    var jar = VirtualWork.jar(folder);
    try (var cluster = TemporaryCluster.start(nodes, List.of(jar), output::progress)) {
      var report =
          ElasticBench.run(
              settings, cluster.urls(), parameters(), output::progress, output::progress);
      output.tell(
          () -> ElasticHtml.of(report, Version.current()),
          () -> ElasticJson.of(report, Version.current()),
          out -> ElasticText.print(report, out));
      return report.passed() ? 0 : 1;
    } finally {
      Files.deleteIfExists(jar);
      Files.deleteIfExists(folder);
    }
  }

  private ElasticSettings settings() {
    return new ElasticSettings(
        what.equals("nodes"),
        Choice.of(policy, "policy"),
        nodes,
        max,
        work,
        counters,
        slo,
        warmup,
        ElasticSettings.profile(from, to, before, during, after),
        512,
        seed);
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("scale", what);
    parameters.put("policy", policy);
    parameters.put("nodes", nodes);
    parameters.put("max", max);
    parameters.put("fromPerSecond", from);
    parameters.put("toPerSecond", to);
    parameters.put("workMillis", work);
    parameters.put("counters", counters);
    parameters.put("sloP99Millis", slo);
    parameters.put("warmupSeconds", warmup);
    return parameters;
  }
}
