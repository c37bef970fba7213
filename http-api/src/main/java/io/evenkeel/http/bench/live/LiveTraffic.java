package io.evenkeel.http.bench.live;

import io.evenkeel.core.simulation.VirtualTraffic;
import io.evenkeel.core.simulation.VirtualTraffic.VirtualCall;
import io.evenkeel.http.bench.load.Arrivals;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.load.RequestSource;

/**
 * The scenario's calls as HTTP requests, each {@code POST /kind/work} at the router it comes to.
 */
final class LiveTraffic implements Arrivals, RequestSource {

  private final VirtualTraffic traffic;
  private final String path;
  private VirtualCall drawn = new VirtualCall(0, 0, 0, 0);

  LiveTraffic(VirtualTraffic traffic, String path) {
    this.traffic = traffic;
    this.path = path;
  }

  @Override
  public long nextNanos() {
    drawn = traffic.next();
    return drawn.atNanos();
  }

  /** The one whose time was told last. */
  @Override
  public Request next() {
    var where = path + "/" + drawn.kind() + "/" + (long) drawn.work();
    return new Request("x", "POST", where, "{}", null, drawn.router(), false);
  }
}
