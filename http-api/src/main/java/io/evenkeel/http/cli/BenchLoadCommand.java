package io.evenkeel.http.cli;

import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.LoadSettings.Beyond;
import io.evenkeel.http.bench.load.Seconds;
import io.evenkeel.http.bench.profile.Profile;
import io.evenkeel.http.bench.profile.Profiles;
import io.evenkeel.http.bench.profile.Scaled;
import io.evenkeel.http.bench.stress.StressHtml;
import io.evenkeel.http.bench.stress.StressJson;
import io.evenkeel.http.bench.stress.StressReport;
import io.evenkeel.http.bench.stress.StressRun;
import io.evenkeel.http.bench.stress.StressSettings;
import io.evenkeel.http.bench.stress.StressText;
import io.evenkeel.http.bench.stress.SweepHtml;
import io.evenkeel.http.bench.stress.SweepJson;
import io.evenkeel.http.bench.stress.SweepReport;
import io.evenkeel.http.bench.stress.SweepRun;
import io.evenkeel.http.bench.stress.SweepSettings;
import io.evenkeel.http.bench.stress.SweepText;
import io.evenkeel.http.bench.stress.Threshold;
import io.evenkeel.http.drill.FaultSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Load over time, or a sweep over concurrency. */
@Command(
    name = "load",
    description = {
      "Load a running cluster: over time by --profile, or as fast as it answers by --concurrency.",
      "By a profile requests are sent when they are due, whatever the answers say, and latencies"
          + " count from then. Counters are loaded unless --request says what else to send; what"
          + " was acknowledged is checked at the end.",
      "With --fault something is broken meanwhile in a local cluster that 'up' has started, and"
          + " it is told how long clients felt it. A long run (--for 30m) tells whether its last"
          + " third was slower, or took more heap, than its first.",
      "Ctrl-C ends it early and prints what was measured so far."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:All is well.",
      "1:It could not be carried out as asked, or what was acknowledged is not there.",
      "2:A threshold of --fail-if failed."
    },
    exitCodeOnInvalidInput = 1,
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BenchLoadCommand implements Callable<Integer> {

  private static final String USUAL_SWEEP_TIME = "10s";

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = {
        "Requests per second over time:",
        "constant:500@30s     500 for 30 s",
        "ramp:100..1000@60s   from 100 to 1000 along 60 s",
        "step:200..1000@30s   200 until 30 s, then 1000",
        "spike:200..2000@30s+5s  200, from 30 s on 2000 for 5 s",
        "trace:load.csv@60x   timestamp_seconds,requests_per_interval, 60 times faster"
      })
  private String profile = "constant:200@30s";

  @Option(
      names = "--scale",
      paramLabel = "F",
      description = "The profile's rates times this, as for a trace of a larger system.")
  private double scale = 1;

  @Option(
      names = "--for",
      paramLabel = "T",
      description = "Measured time: as long as the profile, or 10s for each run of a sweep.")
  private @Nullable String lasts;

  @Option(names = "--warmup", paramLabel = "T", description = "Load before, not measured.")
  private String warmup = "5s";

  @Option(
      names = "--arrivals",
      description = "POISSON: independent of each other. EVEN: in equal steps.")
  private Arrivals arrivals = Arrivals.POISSON;

  @Option(
      names = "--max-in-flight",
      paramLabel = "N",
      description = "What is due while so many wait for their answers is not sent, and counted.")
  private int maxInFlight = 10_000;

  @Option(
      names = "--concurrency",
      split = ",",
      paramLabel = "C",
      description = "Instead of a profile: so many requests at a time; levels with commas between.")
  private List<Integer> concurrency = List.of();

  @Option(names = "--runs", paramLabel = "N", description = "Runs of each level of concurrency.")
  private int runs = 3;

  @Option(
      names = "--interval",
      paramLabel = "T",
      description = "A line and a row of the report for each: a thirtieth of the run.")
  private @Nullable String interval;

  @Option(
      names = "--hdr",
      paramLabel = "FILE",
      description =
          "Also write latencies as HdrHistogram's tools read them: the distribution to a .hgrm, to"
              + " another name a log by seconds.")
  private @Nullable Path hdr;

  @Option(
      names = "--fail-if",
      paramLabel = "BOUND",
      description = {
        "Exit with 2 if so, as 'p99>50ms', 'errors>0.1%%' or 'throughput<900'; may be repeated.",
        "Known: mean, p50, p90, p95, p99, p99.9, max, errors, not-sent, throughput, recovery,"
            + " p99-drift, heap-drift. Of a sweep, its level of most throughput counts."
      })
  private List<String> failIf = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private BenchRequests requests = new BenchRequests();
  @Mixin private BenchFaults faults = new BenchFaults();
  @Mixin private BenchTarget target = new BenchTarget(512, 0);
  @Mixin private BenchOutput output = new BenchOutput();

  /** How arrivals follow the profile. */
  enum Arrivals {
    POISSON,
    EVEN
  }

  @Override
  public Integer call() throws IOException {
    refuseIgnored();
    var thresholds = failIf.stream().map(Threshold::read).toList();
    return concurrency.isEmpty() ? overTime(thresholds) : sweep(thresholds);
  }

  private int overTime(List<Threshold> thresholds) throws IOException {
    var settings = settings(thresholds);
    var progress = output.live((int) Math.ceil(settings.measuredSeconds()));
    var workload = requests.workload(target.seed());
    var schedule = faults.prepare(target.urls(), progress::say);
    var run = new StressRun(settings, workload, schedule, progress);
    var hook = StopHook.set(run::stop);
    try {
      return tell(run.run(parameters(settings.measuredSeconds())));
    } finally {
      schedule.ifPresent(FaultSchedule::close);
      hook.close();
    }
  }

  private int tell(StressReport report) throws IOException {
    output.tell(
        () -> StressHtml.of(report, Version.current()),
        () -> StressJson.of(report, Version.current()),
        out -> StressText.print(report, out));
    return report.exitCode();
  }

  private StressSettings settings(List<Threshold> thresholds) {
    var read = Profiles.read(profile);
    Profile scaled = scale == 1 ? read : new Scaled(read, scale);
    double seconds = lasts == null ? scaled.lastsSeconds() : Seconds.parse("--for", lasts);
    double each = interval == null ? seconds / 30 : Seconds.parse("--interval", interval);
    return new StressSettings(
        bounded(target.settings()),
        scaled,
        Math.ceil(Seconds.parse("--warmup", warmup)),
        seconds,
        arrivals == Arrivals.POISSON,
        (int) Math.ceil(each),
        target.seed(),
        thresholds,
        Optional.ofNullable(hdr));
  }

  private LoadSettings bounded(LoadSettings load) {
    return load.withBound(maxInFlight, Math.min(load.connections(), maxInFlight), Beyond.DROP);
  }

  private void refuseIgnored() {
    if (concurrency.isEmpty()) {
      IgnoredOptions.refuse(spec, "without --concurrency", List.of("--runs"));
    } else {
      var ofProfiles =
          List.of(
              "--profile",
              "--scale",
              "--arrivals",
              "--max-in-flight",
              "--interval",
              "--hdr",
              "--fault");
      IgnoredOptions.refuse(spec, "with --concurrency", ofProfiles);
    }
  }

  private int sweep(List<Threshold> thresholds) throws IOException {
    double seconds = Seconds.parse("--for", lasts == null ? USUAL_SWEEP_TIME : lasts);
    var settings =
        new SweepSettings(
            target.settings(),
            concurrency,
            runs,
            Math.ceil(Seconds.parse("--warmup", warmup)),
            seconds,
            target.seed(),
            thresholds);
    var progress = output.live((int) Math.ceil(seconds * runs * settings.levels().size()));
    var run = new SweepRun(settings, requests.workload(target.seed()), progress);
    var hook = StopHook.set(run::stop);
    try {
      return tell(run.run(parameters(seconds)));
    } finally {
      hook.close();
    }
  }

  private int tell(SweepReport report) throws IOException {
    output.tell(
        () -> SweepHtml.of(report, Version.current()),
        () -> SweepJson.of(report, Version.current()),
        out -> SweepText.print(report, out));
    return report.exitCode();
  }

  private Map<String, Object> parameters(double seconds) {
    var parameters = new LinkedHashMap<String, Object>();
    requests.addTo(parameters);
    if (concurrency.isEmpty()) {
      parameters.put("profile", profile);
      parameters.put("scale", scale);
      parameters.put("arrivals", arrivals);
      parameters.put("maxInFlight", maxInFlight);
      parameters.put("connections", target.connections());
      faults.addTo(parameters);
    } else {
      parameters.put("concurrency", concurrency);
      parameters.put("runs", runs);
    }
    parameters.put("seconds", seconds);
    parameters.put("warmup", warmup);
    parameters.put("nodes", target.urls().toString());
    return parameters;
  }
}
