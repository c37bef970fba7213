package io.evenkeel.http.bench.gateway;

import io.evenkeel.http.standalone.OtherProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The processes beside ours that a run needs: back ends, HAProxy, nginx. */
public final class BackEnds implements AutoCloseable {

  private final Path folder;
  private final List<BackEnd> backEnds;
  private final List<OtherProgram> programs = new ArrayList<>();
  private final Map<String, String> proxies = new LinkedHashMap<>();

  private BackEnds(Path folder, List<BackEnd> backEnds) {
    this.folder = folder;
    this.backEnds = backEnds;
  }

  /** Starts the back ends, and before them the proxies; blocks until all listen. */
  public static BackEnds start(Scenario scenario, boolean nginx, long seed, Path folder) {
    var ports = OtherProgram.freePorts(scenario.size() + 2);
    var all = new BackEnds(folder, scenario.backEnds(ports.subList(2, ports.size())));
    try {
      all.startBackEnds(scenario, seed);
      all.startHaproxy(ports.get(0));
      if (nginx) {
        all.startNginx(ports.get(1));
      }
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  public List<BackEnd> backEnds() {
    return backEnds;
  }

  /** URLs by name. */
  public Map<String, String> proxies() {
    return proxies;
  }

  private void startBackEnds(Scenario scenario, long seed) {
    var ports = backEnds.stream().map(BackEnd::port).toList();
    if (scenario.isEcho()) {
      var file = write("echo.cfg", ProxyConfig.echo(backEnds));
      add("haproxy", List.of("haproxy", "-db", "-f", file.toString()), ports);
    } else {
      var command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BackEndServer.class.getName(),
                  String.valueOf(seed)));
      backEnds.forEach(one -> command.add(one.argument()));
      add("the back ends", command, ports);
    }
  }

  private void startHaproxy(int port) {
    var file = write("haproxy.cfg", ProxyConfig.haproxy(port, backEnds));
    add("haproxy", List.of("haproxy", "-db", "-f", file.toString()), List.of(port));
    proxies.put("haproxy leastconn", "http://127.0.0.1:" + port);
  }

  private void startNginx(int port) {
    var file = write("nginx.conf", ProxyConfig.nginx(port, backEnds, folder.toString()));
    var command =
        List.of("nginx", "-c", file.toString(), "-p", folder.toString(), "-g", "daemon off;");
    add("nginx", command, List.of(port));
    proxies.put("nginx least_conn", "http://127.0.0.1:" + port);
  }

  private void add(String name, List<String> command, List<Integer> ports) {
    programs.add(
        OtherProgram.start(name, command, ports, folder.resolve(programs.size() + ".out")));
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (int i = programs.size() - 1; i >= 0; i--) {
      programs.get(i).close();
    }
    programs.clear();
  }
}
