package io.evenkeel.http.bench.yardstick;

import io.evenkeel.http.bench.counter.CounterApi;
import java.net.URI;
import java.util.List;

/** A system that runs already. */
record RunningSubject(String name, CounterApi api, List<URI> urls) implements Subject {

  RunningSubject {
    urls = List.copyOf(urls);
  }

  @Override
  public List<URI> start() {
    return urls;
  }

  @Override
  public void stop() {}
}
