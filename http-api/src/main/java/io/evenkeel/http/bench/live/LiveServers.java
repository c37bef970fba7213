package io.evenkeel.http.bench.live;

import io.evenkeel.http.bench.proxy.BackEnd;
import io.evenkeel.http.standalone.OtherProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The process with the scenario's servers. */
public final class LiveServers implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI control;
  private final List<BackEnd> backEnds;
  private final OtherProgram program;

  private LiveServers(URI control, List<BackEnd> backEnds, OtherProgram program) {
    this.control = control;
    this.backEnds = backEnds;
    this.program = program;
  }

  /**
   * Starts it; blocks until all servers listen.
   *
   * @param nameOrFile of the settings' scenario
   * @param folder for its output
   */
  public static LiveServers start(LiveSettings settings, String nameOrFile, Path folder) {
    var ports = OtherProgram.freePorts(settings.scenario().replicaCount() + 1);
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                VirtualServerProcess.class.getName(),
                nameOrFile,
                Double.toString(settings.dilation()),
                Double.toString(settings.load()),
                Integer.toString(settings.run().calls())));
    ports.forEach(port -> command.add(port.toString()));
    var program = OtherProgram.start("the servers", command, ports, folder.resolve("servers.out"));
    var control = URI.create("http://127.0.0.1:" + ports.get(0) + "/");
    return new LiveServers(control, BackEnd.on(ports.subList(1, ports.size())), program);
  }

  public List<BackEnd> backEnds() {
    return backEnds;
  }

  /** Begins at time 0 with the speeds and faults of this seed. Blocks. */
  void begin(long seed) {
    send(
        HttpRequest.newBuilder(control.resolve(Long.toString(seed))).POST(BodyPublishers.noBody()));
  }

  /** Calls that came to each server since then, in windows of {@link FaultWatch}. Blocks. */
  List<int[]> counts() {
    return send(HttpRequest.newBuilder(control))
        .lines()
        .map(line -> Arrays.stream(line.split(",", -1)).mapToInt(Integer::parseInt).toArray())
        .toList();
  }

  private String send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new IllegalStateException("the servers do not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
