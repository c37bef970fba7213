package io.evenkeel.http.cli;

import io.evenkeel.http.bench.counter.CounterApi;
import io.evenkeel.http.bench.counter.CounterLoad;
import io.evenkeel.http.bench.counter.CounterWorkload;
import io.evenkeel.http.bench.stress.Template;
import io.evenkeel.http.bench.stress.Workload;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on what a load sends. */
final class BenchRequests {

  @Option(
      names = "--request",
      paramLabel = "R",
      description = {
        "Instead of counters: method and path, as 'POST /v1/entities/cart/{id}/add-item' or 'GET"
            + " /v1/services/files/call/x'.",
        "In it and in the body {id} is one of --entities ids, {n} counts, {random} is below a"
            + " million."
      })
  private @Nullable String request;

  @Option(names = "--body", paramLabel = "JSON", description = "The body of --request.")
  private String body = "";

  @Option(
      names = "--idempotent",
      description = "Give each --request an Idempotency-Key, so that it may be sent again.")
  private boolean idempotent;

  @Option(names = "--entities", paramLabel = "N", description = "How many different entities.")
  private int entities = 2_000;

  @Option(
      names = "--read-fraction",
      paramLabel = "F",
      description = "Of requests to counters, the share of reads, 0..1.")
  private double readFraction;

  /** A new one, with ids that were not used before. */
  Workload workload(long seed) {
    var run = "r" + Long.toString(System.currentTimeMillis(), 36);
    var random = new Random(seed);
    if (request == null) {
      if (!body.isEmpty() || idempotent) {
        throw new IllegalArgumentException("--body and --idempotent go with a --request");
      }
      return new CounterWorkload(
          new CounterLoad(CounterApi.EVENKEEL, run, entities, readFraction, random));
    }
    if (readFraction != 0) {
      throw new IllegalArgumentException("--read-fraction goes with counters, not a --request");
    }
    return Template.of(request, body, run, entities, idempotent, random);
  }

  void addTo(Map<String, Object> parameters) {
    parameters.put("request", request == null ? "counters" : request);
    parameters.put("entities", entities);
    parameters.put("readFraction", readFraction);
  }
}
