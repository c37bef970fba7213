package io.evenkeel.http.cli;

import io.evenkeel.http.drill.Drill;
import io.evenkeel.http.drill.DrillHtml;
import io.evenkeel.http.drill.DrillJson;
import io.evenkeel.http.drill.DrillKind;
import io.evenkeel.http.drill.DrillReport;
import io.evenkeel.http.drill.DrillResult;
import io.evenkeel.http.drill.DrillSettings;
import io.evenkeel.http.drill.DrillText;
import io.evenkeel.http.drill.SideBySideDrill;
import io.evenkeel.http.drill.SideBySideHtml;
import io.evenkeel.http.drill.SideBySideJson;
import io.evenkeel.http.drill.SideBySideReport;
import io.evenkeel.http.drill.SideBySideText;
import io.evenkeel.http.drill.Victim;
import io.evenkeel.http.standalone.PlainAkka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Breaks something under load and measures what clients see of it. */
@Command(
    name = "drill",
    description = {
      "Break something in a running local cluster under load: kill or pause a node,",
      "cut it off, let it leave, pause Cassandra. Measure how long entities gave no",
      "good reply and why, and check that nothing was lost or done twice.",
      "Exit code 0 only if nothing was.",
      "With --against it starts clusters of its own, three nodes of Evenkeel and three of plain",
      "Akka, drills them in turns and puts the gaps side by side."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class DrillCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "One of kill, pause, partition, leave, cassandra.")
  private DrillKind kind = DrillKind.KILL;

  @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the running 'up'.")
  private Path data = Path.of("data");

  @Option(names = "--url", paramLabel = "URL", description = "Any node of it.")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(names = "--node", paramLabel = "N", description = "Hit node N; any but the oldest.")
  private @Nullable Integer node;

  @Option(names = "--oldest", description = "Hit the node that hosts the coordinators.")
  private boolean oldest;

  @Option(names = "--rate", paramLabel = "R", description = "Commands a second, over all.")
  private int rate = 200;

  @Option(names = "--entities", paramLabel = "N", description = "Counters on the node to be hit.")
  private int entities = 40;

  @Option(names = "--warmup", paramLabel = "S", description = "Seconds of load before.")
  private long warmup = 5;

  @Option(
      names = "--pause",
      paramLabel = "S",
      description = "Seconds that a pause or partition lasts: 30, of Cassandra 10.")
  private @Nullable Long pause;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Seconds of load from the hit on: 30, or 20 more than the pause.")
  private @Nullable Long seconds;

  @Option(names = "--repeat", paramLabel = "N", description = "How many drills in a row.")
  private int repeat = 1;

  @Option(names = "--seed", paramLabel = "N", description = "Makes the same order of calls again.")
  private long seed = 1;

  @Option(
      names = "--against",
      paramLabel = "SYSTEM",
      converter = Against.Converter.class,
      description = {
        "plain-akka: also drill plain Akka, with its defaults and tuned by hand, in temporary",
        "clusters; --data and --url are not used. plain-akka-default, plain-akka-tuned: one of"
            + " them."
      })
  private @Nullable Against against;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    if (repeat < 1 || repeat > 1_000) {
      throw new IllegalArgumentException("--repeat must be 1 to 1000, was " + repeat);
    }
    return against == null ? drill(settings()) : compare(settings(), against.variants());
  }

  private int drill(DrillSettings settings) throws IOException {
    var startedAt = Instant.now();
    var drills = new ArrayList<DrillResult>();
    for (int i = 0; i < repeat; i++) {
      drills.add(Drill.run(settings, output::progress, output::progress));
    }
    var report = new DrillReport(settings, startedAt, drills);
    output.tell(
        () -> DrillHtml.of(report, Version.current()),
        () -> DrillJson.of(report, Version.current()),
        out -> DrillText.print(report, out));
    return report.passed() ? 0 : 1;
  }

  private int compare(DrillSettings settings, List<PlainAkka> variants) throws IOException {
    var both = SideBySideDrill.of(settings, variants, output::progress);
    var hook = new Thread(both::close, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    SideBySideReport report;
    try (both) {
      report = both.run(repeat, output::progress);
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    output.tell(
        () -> SideBySideHtml.of(report, Version.current()),
        () -> SideBySideJson.of(report, Version.current()),
        out -> SideBySideText.print(report, out));
    return report.passed() ? 0 : 1;
  }

  private DrillSettings settings() {
    var lasts = pause == null ? DrillSettings.defaultPause(kind) : Duration.ofSeconds(pause);
    var load =
        seconds == null ? DrillSettings.defaultLoad(kind, lasts) : Duration.ofSeconds(seconds);
    return new DrillSettings(
        kind,
        data,
        url,
        new Victim(node, oldest),
        rate,
        entities,
        Duration.ofSeconds(warmup),
        lasts,
        load,
        seed);
  }
}
