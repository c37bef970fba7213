package io.evenkeel.http.cli;

import io.evenkeel.http.bench.balancing.Contender;
import io.evenkeel.http.bench.gateway.EchoServers;
import io.evenkeel.http.bench.gateway.GatewayBench;
import io.evenkeel.http.bench.proxy.Proxies;
import io.evenkeel.http.bench.proxy.Subject;
import io.evenkeel.http.standalone.SideBySide;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What passing calls on costs, beside HAProxy and nginx. */
@Command(
    name = "gateway",
    description = {
      "Measure what passing calls on costs: our gateway beside HAProxy and nginx in turns, to back"
          + " ends that answer at once with what they got.",
      "Starts all of them in a temporary folder and ends them. HAProxy must be installed, and nginx"
          + " unless --no-nginx is said."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class BenchGatewayCommand implements Callable<Integer> {

  private static final int BACK_ENDS = 4;

  @Option(names = "--strategies", paramLabel = "NAME,…", description = "Of ours.")
  private String strategies = "learned";

  @Option(names = "--no-nginx", negatable = true, description = "With nginx or without.")
  private boolean nginx = true;

  @Option(names = "--connections", paramLabel = "C", description = "Connections to each proxy.")
  private int connections = 32;

  @Option(names = "--bytes", paramLabel = "N", description = "Of the body of each call.")
  private int bytes = 1_024;

  @Option(names = "--heap", paramLabel = "MB", description = "Heap of our node.")
  private int heapMegabytes = 512;

  @Mixin private Blocks blocks = new Blocks(20);

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws IOException {
    var bench =
        new GatewayBench(
            connections,
            bytes,
            blocks.rounds(),
            blocks.preparation(),
            blocks.warmup(),
            blocks.measured(),
            parameters());
    var contenders = Contender.list(strategies);
    try (var ours = SideBySide.prepare(1, heapMegabytes, true, output::progress);
        var echo = EchoServers.start(BACK_ENDS, ours.folder());
        var proxies = Proxies.start(echo.backEnds(), 1, nginx, ours.folder())) {
      var subjects = Subject.all(ours.startOurs(), contenders, proxies, echo.backEnds());
      return output.tell(bench.run(subjects, output::progress));
    }
  }

  private Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("strategies", strategies);
    parameters.put("connections", connections);
    parameters.put("bytes", bytes);
    blocks.addTo(parameters);
    return parameters;
  }
}
