package io.evenkeel.multijvm.faults.nemesis;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** The kinds a schedule can be made of, each with the way to draw one. */
public enum FaultKind {
  KILL((random, bounds) -> new Fault.Kill(Draws.nodeOrOldest(random, bounds))),
  TERMINATE((random, bounds) -> new Fault.Terminate(Draws.nodeOrOldest(random, bounds))),
  PAUSE((random, bounds) -> new Fault.Pause(Draws.nodeOrOldest(random, bounds))),
  PARTITION((random, bounds) -> new Fault.Partition(Draws.sides(random, bounds))),
  ONE_WAY(
      (random, bounds) -> {
        var sides = Draws.sides(random, bounds);
        int from = random.nextInt(2);
        return new Fault.OneWay(sides.get(from), sides.get(1 - from));
      }),
  ISOLATE((random, bounds) -> new Fault.Isolate(Draws.nodeOrOldest(random, bounds))),
  LOSS(
      (random, bounds) ->
          new Fault.Loss(random.nextInt(bounds.nodes()), Draws.of(random, List.of(10, 25, 50)))),
  CASSANDRA_PAUSE(
      (random, bounds) -> new Fault.CassandraPause(random.nextInt(bounds.cassandraNodes()))),
  CASSANDRA_KILL(
      (random, bounds) -> new Fault.CassandraKill(random.nextInt(bounds.cassandraNodes()))),
  CLOCK_SHIFT(
      (random, bounds) ->
          new Fault.ClockShift(
              random.nextInt(bounds.nodes()),
              Draws.of(random, List.of(-3_600_000L, -1_000L, 1_000L, 3_600_000L)))),
  COMBINATION(
      (random, bounds) ->
          new Fault.Combination(
              List.of(Draws.simple(random, bounds), Draws.simple(random, bounds))));

  private final BiFunction<Random, Bounds, Fault> draw;

  FaultKind(BiFunction<Random, Bounds, Fault> draw) {
    this.draw = draw;
  }

  /** One of this kind; whether the bounds allow it is for the caller to ask. */
  Fault draw(Random random, Bounds bounds) {
    return draw.apply(random, bounds);
  }
}
