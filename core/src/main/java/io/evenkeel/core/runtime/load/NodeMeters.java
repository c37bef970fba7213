package io.evenkeel.core.runtime.load;

import io.evenkeel.core.load.CallCount;
import io.evenkeel.core.load.CallMeter;
import io.evenkeel.core.load.InstanceCount;
import io.evenkeel.core.load.NodeReport;
import io.evenkeel.core.load.SlotMeter;
import io.evenkeel.core.view.NodeResources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * All meters of this node. Thread-safe; {@link #read} is for one reader. Bounded by the services
 * and instances that there are.
 */
public final class NodeMeters {

  private record Key(String service, String instance) {}

  private final String node;
  private final LongSupplier nanos;
  private final CallMeter http = new CallMeter();
  private final Map<String, CallMeter> services = new ConcurrentHashMap<>();
  private final Map<Key, SlotMeter> instances = new ConcurrentHashMap<>();
  private final Map<String, Integer> hosted = new ConcurrentHashMap<>();
  private long lastNanos;

  /**
   * Meters without readings.
   *
   * @param node host:port
   * @param nanos a monotonic clock
   */
  public NodeMeters(String node, LongSupplier nanos) {
    this.node = node;
    this.nanos = nanos;
    this.lastNanos = nanos.getAsLong();
  }

  /** Of calls to the HTTP server. */
  public CallMeter http() {
    return http;
  }

  /** Of calls from this node to a service. */
  public CallMeter service(String name) {
    return services.computeIfAbsent(name, n -> new CallMeter());
  }

  /** Nobody calls a service from here any more. */
  public void forgetService(String name) {
    services.remove(name);
  }

  /** Of an instance that runs here. */
  public SlotMeter instance(String service, String id, int slots) {
    return instances.computeIfAbsent(
        new Key(service, id), key -> new SlotMeter(slots, nanos.getAsLong()));
  }

  /** An instance has ended. */
  public void forgetInstance(String service, String id) {
    instances.remove(new Key(service, id));
  }

  /** So many instances of a service are to run here. */
  public void hosts(String service, int count) {
    hosted.put(service, count);
  }

  /** No instances are taken any more, as this node leaves. */
  public void hostsNothing() {
    hosted.clear();
  }

  /** What has happened since the last reading. */
  NodeReport read(NodeResources resources) {
    long now = nanos.getAsLong();
    double seconds = Math.max(1e-3, (now - lastNanos) / 1e9);
    lastNanos = now;
    var calls = new HashMap<String, CallCount>();
    services.forEach(
        (name, meter) -> {
          var count = meter.next();
          if (!count.isNothing()) {
            calls.put(name, count);
          }
        });
    var done = new ArrayList<InstanceCount>();
    instances.forEach((key, meter) -> done.add(meter.next(key.service(), key.instance(), now)));
    return new NodeReport(node, seconds, resources, http.next(), calls, done, hosted);
  }
}
