package io.evenkeel.http.bench.proxy;

import io.evenkeel.http.standalone.OtherProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HAProxy and nginx as processes, each as many times as we have nodes. */
public final class Proxies implements AutoCloseable {

  private final Path folder;
  private final List<BackEnd> backEnds;
  private final List<OtherProgram> programs = new ArrayList<>();
  private final Map<String, List<URI>> urls = new LinkedHashMap<>();

  private Proxies(Path folder, List<BackEnd> backEnds) {
    this.folder = folder;
    this.backEnds = backEnds;
  }

  /**
   * Starts them; blocks until all listen.
   *
   * @param routers of each
   * @param nginx whether that too
   * @param folder for their files
   */
  public static Proxies start(List<BackEnd> backEnds, int routers, boolean nginx, Path folder) {
    var proxies = new Proxies(folder, backEnds);
    try {
      for (int port : OtherProgram.freePorts(routers)) {
        proxies.startHaproxy(port);
      }
      for (int port : OtherProgram.freePorts(nginx ? routers : 0)) {
        proxies.startNginx(port);
      }
      return proxies;
    } catch (RuntimeException e) {
      proxies.close();
      throw e;
    }
  }

  /** Of the routers of each, by name. */
  public Map<String, List<URI>> urls() {
    return urls;
  }

  private void startHaproxy(int port) {
    var file = write("haproxy-" + port + ".cfg", ProxyConfig.haproxy(port, backEnds));
    add("haproxy", "haproxy leastconn", List.of("haproxy", "-db", "-f", file.toString()), port);
  }

  private void startNginx(int port) {
    var own = folder.resolve("nginx-" + port);
    own.toFile().mkdirs();
    var file = write("nginx-" + port + ".conf", ProxyConfig.nginx(port, backEnds, own.toString()));
    var command =
        List.of("nginx", "-c", file.toString(), "-p", own.toString(), "-g", "daemon off;");
    add("nginx", "nginx least_conn", command, port);
  }

  private void add(String program, String name, List<String> command, int port) {
    var log = folder.resolve(program + "-" + port + ".out");
    programs.add(OtherProgram.start(program, command, List.of(port), log));
    urls.computeIfAbsent(name, n -> new ArrayList<>()).add(URI.create("http://127.0.0.1:" + port));
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
    programs.forEach(OtherProgram::close);
    programs.clear();
  }
}
