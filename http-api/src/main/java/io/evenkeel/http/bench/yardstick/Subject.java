package io.evenkeel.http.bench.yardstick;

import io.evenkeel.http.bench.counter.CounterApi;
import java.net.URI;
import java.util.List;

/**
 * A system that can be measured.
 *
 * <p>{@link #start} is called before its first block and {@link #stop} after its last, both on the
 * caller's thread; both may block. Whoever starts processes does it there.
 */
public interface Subject {

  String name();

  CounterApi api();

  /** Makes it ready and returns its base URLs. */
  List<URI> start();

  /** Ends what {@link #start} has begun; must not throw. */
  void stop();

  /** A system that somebody else has started and will stop. */
  static Subject running(String name, CounterApi api, List<URI> urls) {
    return new RunningSubject(name, api, urls);
  }
}
