package io.evenkeel.http.cli;

import io.evenkeel.http.bench.gateway.BackEnds;
import io.evenkeel.http.bench.gateway.GatewayBench;
import io.evenkeel.http.bench.gateway.Scenario;
import io.evenkeel.http.bench.report.BenchReport;
import io.evenkeel.http.standalone.SideBySide;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Our gateway beside HAProxy and nginx, in turns. */
@Command(
    name = "gateway",
    description = {
      "Measure the gateway beside HAProxy (leastconn) and nginx (least_conn) in turns, on the same"
          + " back ends.",
      "Starts all of them in a temporary folder and ends them. HAProxy must be installed, and nginx"
          + " unless --no-nginx is said."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BenchGatewayCommand implements Callable<Integer> {

  @Option(
      names = "--scenario",
      description =
          "ECHO: back ends that answer at once, for the cost of passing on. EQUAL: six of 20 ms."
              + " HETEROGENEOUS: of 5, 20 and 80 ms. FLUCTUATING: five times slower half of the"
              + " time.")
  private Scenario scenario = Scenario.HETEROGENEOUS;

  @Option(names = "--strategies", split = ",", paramLabel = "NAME", description = "Of ours.")
  private List<String> strategies = List.of("learned", "c3");

  @Option(names = "--no-nginx", negatable = true, description = "With nginx or without.")
  private boolean nginx = true;

  @Option(
      names = "--load",
      paramLabel = "PART",
      description = "Of the back ends' capacity, in calls that come at random; not for ECHO.")
  private double load = 0.7;

  @Option(names = "--connections", paramLabel = "C", description = "Connections to each proxy.")
  private int connections = 32;

  @Option(names = "--bytes", paramLabel = "N", description = "Of the body of each call.")
  private int bytes = 1_024;

  @Option(names = "--heap", paramLabel = "MB", description = "Heap of our node.")
  private int heapMegabytes = 512;

  @Option(
      names = "--prepare",
      paramLabel = "S",
      description = "Load on each before the first round.")
  private long prepare = 20;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds of all in turn.")
  private int rounds = 5;

  @Option(names = "--seconds", paramLabel = "S", description = "Measured time of a block.")
  private long seconds = 10;

  @Option(names = "--warmup", paramLabel = "S", description = "Time before each block.")
  private long warmup = 3;

  @Option(names = "--seed", paramLabel = "N", description = "Makes the same load again.")
  private long seed = 1;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    var node = SideBySide.prepare(1, heapMegabytes, true, output::progress);
    var hook = new Thread(node::stop, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    var folder = Files.createTempDirectory("evenkeel-gateway");
    try (var others = BackEnds.start(scenario, nginx, seed, folder)) {
      return output.tell(measure(node.startOurs().get(0), others));
    } finally {
      node.stop();
      Runtime.getRuntime().removeShutdownHook(hook);
      SideBySide.remove(folder);
    }
  }

  private BenchReport measure(String node, BackEnds others) {
    var bench =
        new GatewayBench(
            scenario,
            load,
            connections,
            bytes,
            rounds,
            Duration.ofSeconds(prepare),
            Duration.ofSeconds(warmup),
            Duration.ofSeconds(seconds),
            seed,
            parameters());
    return bench.run(node, strategies, others.proxies(), others.backEnds(), output::progress);
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("scenario", scenario);
    parameters.put("strategies", strategies);
    parameters.put("load", scenario == Scenario.ECHO ? "closed loop" : load);
    parameters.put("connections", connections);
    parameters.put("bytes", bytes);
    parameters.put("prepareSeconds", prepare);
    parameters.put("rounds", rounds);
    parameters.put("warmupSeconds", warmup);
    parameters.put("blockSeconds", seconds);
    return parameters;
  }
}
