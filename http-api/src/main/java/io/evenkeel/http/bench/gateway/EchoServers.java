package io.evenkeel.http.bench.gateway;

import io.evenkeel.http.bench.proxy.BackEnd;
import io.evenkeel.http.standalone.OtherProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Back ends that answer each request at once with its own body: an HAProxy, for little work. */
public final class EchoServers implements AutoCloseable {

  private final List<BackEnd> backEnds;
  private final OtherProgram program;

  private EchoServers(List<BackEnd> backEnds, OtherProgram program) {
    this.backEnds = backEnds;
    this.program = program;
  }

  /** Blocks until they listen. */
  public static EchoServers start(int count, Path folder) {
    var ports = OtherProgram.freePorts(count);
    var backEnds = BackEnd.on(ports);
    try {
      var file = Files.writeString(folder.resolve("echo.cfg"), config(backEnds));
      var command = List.of("haproxy", "-db", "-f", file.toString());
      var log = folder.resolve("echo.out");
      return new EchoServers(backEnds, OtherProgram.start("haproxy", command, ports, log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<BackEnd> backEnds() {
    return backEnds;
  }

  private static String config(List<BackEnd> backEnds) {
    return """
    global
      maxconn 4096
      nbthread 1
    defaults
      mode http
      timeout client 60s
      option http-buffer-request
    """
        + backEnds.stream()
            .map(
                one ->
                    """
                    frontend %s
                      bind 127.0.0.1:%d
                      http-request return status 200 content-type text/plain lf-string "%%[req.body]"
                    """
                        .formatted(one.name(), one.port()))
            .collect(Collectors.joining());
  }

  @Override
  public void close() {
    program.close();
  }
}
