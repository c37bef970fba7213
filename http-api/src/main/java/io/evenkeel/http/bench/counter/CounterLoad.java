package io.evenkeel.http.bench.counter;

import io.evenkeel.http.bench.load.AnswerListener;
import io.evenkeel.http.bench.load.Outcome;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.load.RequestSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Adds to and reads from counters drawn at random, and keeps count; on one thread at a time. */
public final class CounterLoad implements RequestSource, AnswerListener {

  private final CounterApi api;
  private final String[] ids;
  private final double readFraction;
  private final RandomGenerator random;
  private long acknowledged;
  private long unknown;

  /**
   * @param run prefix of the counters' ids
   * @param readFraction share of reads, in [0, 1]
   */
  public CounterLoad(
      CounterApi api, String run, int entities, double readFraction, RandomGenerator random) {
    if (entities < 1 || !(readFraction >= 0 && readFraction <= 1)) {
      throw new IllegalArgumentException(
          "entities must be >= 1 and the read fraction within 0..1, were "
              + entities
              + " and "
              + readFraction);
    }
    this.api = api;
    this.ids = new String[entities];
    for (int i = 0; i < entities; i++) {
      ids[i] = run + "-" + i;
    }
    this.readFraction = readFraction;
    this.random = random;
  }

  @Override
  public Request next() {
    var id = ids[random.nextInt(ids.length)];
    return random.nextDouble() < readFraction ? api.probe(id) : api.add(id);
  }

  /** Everything once, so that no first touch falls into the measured time. */
  RequestSource addToEach() {
    var index = new int[1];
    return () -> index[0] < ids.length ? api.add(ids[index[0]++]) : null;
  }

  RequestSource readEach() {
    var index = new int[1];
    return () -> index[0] < ids.length ? api.read(ids[index[0]++]) : null;
  }

  @Override
  public void answered(Request request, Outcome outcome, @Nullable String body) {
    if (request.method().equals("POST")) {
      acknowledged += outcome.ok() ? 1 : 0;
      unknown += outcome.ok() || outcome.refused() ? 0 : 1;
    }
  }

  /** Adds that were answered with 2xx. */
  public long acknowledged() {
    return acknowledged;
  }

  /** Adds that may or may not have taken effect. */
  public long unknown() {
    return unknown;
  }
}
