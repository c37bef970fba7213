package io.evenkeel.http.bench.yardstick;

import io.evenkeel.http.bench.counter.CounterApi;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * A system that can be measured.
 *
 * @param name for the report
 * @param api the HTTP routes of its counters
 * @param start called once, before its first block, on the caller's thread; may block; makes it
 *     ready and returns its base URLs
 */
public record Subject(String name, CounterApi api, Supplier<List<URI>> start) {

  /** As above, with the URLs as text. */
  public static Subject of(String name, CounterApi api, Supplier<List<String>> start) {
    return new Subject(name, api, () -> start.get().stream().map(URI::create).toList());
  }
}
