package io.evenkeel.core.simulation;

import io.evenkeel.core.balancing.Call;
import org.jspecify.annotations.Nullable;

/** A call, or a leaf of one, on its way. Used again when it is over. */
final class SimulatedCall implements Call {

  long key;
  int visibleKind;
  double work;
  boolean measured;
  int router;
  int replica;
  long sentAt;
  @Nullable Fan fan;

  long arrivedAt;
  long startedAt;
  int inFlightAtArrival;

  /** What its replica expected it to cost when it came. */
  double expectedCost;

  boolean failed;
  boolean givenUp;
  final Report report = new Report();

  /** Neighbours in the list of calls that are waited for, oldest first. */
  @Nullable SimulatedCall older;

  @Nullable SimulatedCall newer;

  @Override
  public long keyHash() {
    return key;
  }

  @Override
  public int kind() {
    return visibleKind;
  }

  /** The leaves of one call. */
  static final class Fan {
    int missing;
    boolean failed;
    double work;
    long sentAt;
  }

  /** What a replica says of itself. */
  static final class Report {
    int router;
    int replica;
    long at;
    int inFlight;
    int queued;
    double serviceNanos;
    double cost;
    double strain;
    double latencyNanos;

    void copyFrom(Report other) {
      router = other.router;
      replica = other.replica;
      at = other.at;
      inFlight = other.inFlight;
      queued = other.queued;
      serviceNanos = other.serviceNanos;
      cost = other.cost;
      strain = other.strain;
      latencyNanos = other.latencyNanos;
    }
  }
}
