package io.evenkeel.http.cli;

import io.evenkeel.http.standalone.LocalCluster;
import io.evenkeel.http.standalone.LocalClusterOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs a small cluster for a moment, so that its JVMs write the class archives that later starts
 * load. The launcher calls it after a build.
 */
@Command(name = "train", hidden = true, description = "Write the class archives.")
final class TrainCommand implements Callable<Integer> {

  private static final int CALLS = 200;

  @Option(names = "--data", required = true)
  private Path data = Path.of("");

  @Option(names = "--cassandra-archive", required = true)
  private Path cassandraArchive = Path.of("");

  @Override
  public Integer call() {
    var options = LocalClusterOptions.training(data, cassandraArchive);
    var cluster = LocalCluster.prepare(options, line -> {});
    try {
      cluster.start().forEach(TrainCommand::exercise);
    } finally {
      cluster.stop();
    }
    return 0;
  }

  private static void exercise(String url) {
    var client = new ClusterClient(url);
    for (int i = 0; i < CALLS; i++) {
      client.post("/v1/entities/counter/" + i + "/add", "{\"amount\":1}");
      client.get("/v1/entities/counter/" + i);
    }
    client.get("/v1/entities/counter/1/events");
    client.get("/v1/cluster");
    client.get("/v1/cluster/shards/counter");
  }
}
