package io.evenkeel.http.cli;

import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.RetryRule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Options on where a load goes and how. */
final class BenchTarget {

  private static final Duration PAUSE = Duration.ofMillis(50);

  @Option(names = "--url", paramLabel = "URL", description = "A node of the cluster.")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--nodes",
      split = ",",
      paramLabel = "URL",
      description = "Several nodes, separated by commas, instead of --url.")
  private List<URI> nodes = List.of();

  @Option(
      names = "--connections",
      paramLabel = "C",
      description = "Connections in total, spread over the nodes.")
  private int connections;

  @Option(
      names = "--follow-owner",
      description = "Send to the node that the last answer named as the entity's owner.")
  private boolean followOwner;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds until an attempt is given up.")
  private int timeoutSeconds = 10;

  @Option(
      names = "--retry-for",
      paramLabel = "S",
      description = "Seconds in which a request that may be repeated is sent again.")
  private int retrySeconds;

  @Option(names = "--seed", paramLabel = "N", description = "Makes the same load again.")
  private long seed = 1;

  BenchTarget() {
    this(32, 30);
  }

  /** With other defaults. */
  BenchTarget(int connections, int retrySeconds) {
    this.connections = connections;
    this.retrySeconds = retrySeconds;
  }

  long seed() {
    return seed;
  }

  int connections() {
    return connections;
  }

  List<URI> urls() {
    return nodes.isEmpty() ? List.of(url) : nodes;
  }

  LoadSettings settings() {
    int each = Math.max(1, connections / urls().size());
    var retry = new RetryRule(100, Duration.ofSeconds(retrySeconds), PAUSE);
    return LoadSettings.of(urls(), each)
        .withRetry(Duration.ofSeconds(timeoutSeconds), retry)
        .withFollowOwner(followOwner);
  }
}
