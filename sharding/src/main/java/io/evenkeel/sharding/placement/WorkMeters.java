package io.evenkeel.sharding.placement;

import io.evenkeel.core.placement.CallCost;
import io.evenkeel.core.placement.WorkReport.HotEntity;
import io.evenkeel.core.placement.WorkReport.ShardWork;
import io.evenkeel.core.placement.WorkReport.TypeWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The work of all entities of this node. Thread-safe; {@link #read} is for one reader. Holds 200
 * bytes for each shard that ever was here.
 */
public final class WorkMeters {

  /** A call that costs more beside its actor is told apart from a busy node by nobody. */
  private static final long MOST_CALL_NANOS = 200_000;

  /** Less than that of a processor is nothing. */
  private static final double LEAST_CORES = 1e-5;

  private final PlacementSettings settings;
  private final Map<String, OfType> types = new ConcurrentHashMap<>();
  private volatile long callNanos;

  /** The meters of one type. */
  final class OfType {
    private final Map<String, ShardMeter> shards = new ConcurrentHashMap<>();
    private final HotEntities hot =
        new HotEntities(settings.counters(), settings.shown(), halfLifeSeconds());

    long callNanos() {
      return callNanos;
    }

    HotEntities hot() {
      return hot;
    }

    private Map<String, ShardMeter.Span> next() {
      var spans = new HashMap<String, ShardMeter.Span>();
      shards.forEach((shard, meter) -> spans.put(shard, meter.next()));
      return spans;
    }

    private List<ShardWork> work(Map<String, ShardMeter.Span> spans, double elapsedSeconds) {
      return spans.entrySet().stream()
          .map(span -> work(span.getKey(), span.getValue(), elapsedSeconds))
          .filter(work -> work.cores() >= LEAST_CORES)
          .toList();
    }

    private ShardWork work(String shard, ShardMeter.Span span, double elapsedSeconds) {
      var meter = shards.computeIfAbsent(shard, s -> new ShardMeter(halfLifeSeconds()));
      return meter.work(shard, span, callNanos, elapsedSeconds);
    }
  }

  public WorkMeters(PlacementSettings settings) {
    this.settings = settings;
  }

  /** For an entity that starts here. */
  public EntityMeter of(String type, String shard, String id) {
    var ofType = types.computeIfAbsent(type, t -> new OfType());
    var ofShard = ofType.shards.computeIfAbsent(shard, s -> new ShardMeter(halfLifeSeconds()));
    return new EntityMeter(ofType, ofShard, id);
  }

  /** All entities of a type that have a counter, as they were read last, the hottest first. */
  List<HotEntity> hottest(String type) {
    var ofType = types.get(type);
    return ofType == null ? List.of() : ofType.hot.all();
  }

  /**
   * What was done lately.
   *
   * @param elapsedSeconds since the last reading
   * @param cpuNanos processor time of the process since then
   */
  List<TypeWork> read(double elapsedSeconds, long cpuNanos) {
    var spans = new HashMap<String, Map<String, ShardMeter.Span>>();
    types.forEach((type, meters) -> spans.put(type, meters.next()));
    var all = spans.values().stream().flatMap(shards -> shards.values().stream()).toList();
    callNanos =
        CallCost.nanos(
            cpuNanos,
            all.stream().mapToLong(ShardMeter.Span::busyNanos).sum(),
            all.stream().mapToLong(ShardMeter.Span::calls).sum(),
            MOST_CALL_NANOS);
    return types.entrySet().stream()
        .map(
            type ->
                new TypeWork(
                    type.getKey(),
                    type.getValue()
                        .work(spans.getOrDefault(type.getKey(), Map.of()), elapsedSeconds),
                    type.getValue().hot.read(elapsedSeconds)))
        .toList();
  }

  private double halfLifeSeconds() {
    return settings.halfLife().toNanos() / 1e9;
  }
}
