package io.evenkeel.multijvm.net;

import java.util.List;

/**
 * Where a node runs.
 *
 * @param host at which the other nodes reach it
 * @param launcher put in front of its command line
 * @param settings HOCON that it needs there
 */
public record Site(String host, List<String> launcher, String settings) {

  /** On this machine, with nothing in between. */
  public static final Site HERE = new Site("127.0.0.1", List.of(), "");

  /** Copies what it is given. */
  public Site {
    launcher = List.copyOf(launcher);
  }
}
