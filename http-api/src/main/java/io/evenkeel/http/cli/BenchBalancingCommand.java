package io.evenkeel.http.cli;

import io.evenkeel.core.simulation.scenario.Scenarios;
import io.evenkeel.http.bench.balancing.Contender;
import io.evenkeel.http.bench.live.LiveBench;
import io.evenkeel.http.bench.live.LiveHtml;
import io.evenkeel.http.bench.live.LiveJson;
import io.evenkeel.http.bench.live.LiveReport;
import io.evenkeel.http.bench.live.LiveServers;
import io.evenkeel.http.bench.live.LiveSettings;
import io.evenkeel.http.bench.live.LiveText;
import io.evenkeel.http.bench.proxy.Proxies;
import io.evenkeel.http.bench.proxy.Subject;
import io.evenkeel.http.standalone.SideBySide;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Strategies on real servers beside HAProxy and nginx. */
@Command(
    name = "balancing",
    description = {
      "Run a scenario of 'simulate balancing' on real servers behind real routers: our strategies,"
          + " HAProxy (leastconn) and nginx (least_conn) in turns, A B B A, each round with the"
          + " same calls, speeds and faults for all. Tells how well the simulator's ranking"
          + " agrees.",
      "The servers sleep where others would compute, and time passes slower than in the scenario,"
          + " so that all of it fits on this machine.",
      "Starts everything in a temporary folder and ends it. HAProxy must be installed (apt-get"
          + " install haproxy), and nginx (nginx-light) unless --no-nginx is said."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BenchBalancingCommand implements Callable<Integer> {

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description =
          "See 'simulate balancing --list'; not those where replicas join or that fan out.")
  private String scenario = "heterogeneous";

  @Option(
      names = "--strategies",
      paramLabel = "NAME[:KEY=VALUE]…",
      description = "Strategies with their parameters, commas between.")
  private String strategies = "learned,c3,least-connections";

  @Option(names = "--no-nginx", negatable = true, description = "With nginx or without.")
  private boolean nginx = true;

  @Option(names = "--load", paramLabel = "L", description = "Offered work by capacity.")
  private double load = 0.7;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Calls per second; time is made so much slower.")
  private double rate = 600;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Routers of each: nodes of ours, HAProxies, nginxes.")
  private int nodes = 3;

  @Option(
      names = "--connections",
      paramLabel = "C",
      description = "Connections, to all routers of a kind together.")
  private int connections = 900;

  @Option(names = "--heap", paramLabel = "MB", description = "Heap of each node.")
  private int heapMegabytes = 384;

  @Option(names = "--seed", paramLabel = "N", description = "Of the first round; others follow.")
  private long seed = 1;

  @Mixin private Blocks blocks = new Blocks(15);

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    var settings =
        new LiveSettings(
            Scenarios.find(scenario),
            load,
            rate,
            nodes,
            connections,
            blocks.rounds(),
            blocks.preparation(),
            blocks.warmup(),
            blocks.measured(),
            seed,
            Contender.list(strategies));
    var report = measure(settings);
    output.tell(
        () -> LiveHtml.of(report, Version.current()),
        () -> LiveJson.of(report, Version.current()),
        out -> LiveText.print(report, out));
    return 0;
  }

  private LiveReport measure(LiveSettings settings) {
    try (var ours = SideBySide.prepare(nodes, heapMegabytes, true, output::progress);
        var servers = LiveServers.start(settings, scenario, ours.folder());
        var proxies = Proxies.start(servers.backEnds(), nodes, nginx, ours.folder())) {
      var subjects =
          Subject.all(ours.startOurs(), settings.strategies(), proxies, servers.backEnds());
      return LiveBench.run(settings, servers, subjects, parameters(settings), output::progress);
    }
  }

  private Map<String, Object> parameters(LiveSettings settings) {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("scenario", scenario);
    parameters.put("load", load);
    parameters.put("strategies", List.of(strategies.split(",")));
    parameters.put("routers", nodes);
    parameters.put("callsPerSecond", rate);
    parameters.put("timesSlower", settings.dilation());
    parameters.put("connections", connections);
    parameters.put("seed", seed);
    blocks.addTo(parameters);
    return parameters;
  }
}
