package io.evenkeel.http.bench.proxy;

import java.util.List;
import java.util.stream.IntStream;

/** A server of this machine that calls are passed on to. */
public record BackEnd(String name, int port) {

  /** Named {@code b0}, {@code b1} and so on. */
  public static List<BackEnd> on(List<Integer> ports) {
    return IntStream.range(0, ports.size())
        .mapToObj(i -> new BackEnd("b" + i, ports.get(i)))
        .toList();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }
}
