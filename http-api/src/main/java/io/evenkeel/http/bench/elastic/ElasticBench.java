package io.evenkeel.http.bench.elastic;

import io.evenkeel.http.bench.load.AnswerListener;
import io.evenkeel.http.bench.load.LoadClient;
import io.evenkeel.http.bench.load.LoadResult;
import io.evenkeel.http.bench.load.LoadSettings;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.load.RequestSource;
import io.evenkeel.http.bench.load.Tick;
import io.evenkeel.http.bench.profile.ProfileArrivals;
import io.evenkeel.http.bench.profile.WarmedUp;
import io.evenkeel.http.standalone.Pause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Puts a step of load on a running cluster whose nodes host {@link VirtualWork}: first it measures
 * how long one instance takes to start, then a policy is set and the load begins.
 */
public final class ElasticBench {

  private static final Duration START_PATIENCE = Duration.ofMinutes(2);

  private final ElasticSettings settings;
  private final List<String> urls;
  private final ScaledCluster cluster;
  private final Consumer<String> progress;

  private ElasticBench(ElasticSettings settings, List<String> urls, Consumer<String> progress) {
    this.settings = settings;
    this.urls = urls;
    this.cluster = new ScaledCluster(urls.get(0), settings.nodes());
    this.progress = progress;
  }

  /**
   * Blocks until all is done.
   *
   * @param urls of the nodes that are called; they are never stopped
   * @param ticks told each second
   */
  public static ElasticReport run(
      ElasticSettings settings,
      List<String> urls,
      Map<String, Object> parameters,
      Consumer<String> progress,
      Consumer<Tick> ticks) {
    var startedAt = Instant.now();
    var bench = new ElasticBench(settings, urls, progress);
    double start = bench.measureStart();
    var samples = Collections.synchronizedList(new ArrayList<Sample>());
    bench.cluster.scale(
        settings.policy().name(), settings.policy().parameters(), settings.min(), settings.max());
    progress.accept("load of %s/s".formatted(settings.profile().low()));
    var result = bench.load(samples, ticks);
    return new ElasticReport(startedAt, parameters, settings, start, result, samples);
  }

  /** From the order for one more to the moment it is known to serve; then it is stopped again. */
  private double measureStart() {
    int few = settings.min();
    cluster.scale("fixed", Map.of("instances", Integer.toString(few)), few, settings.max());
    await(few);
    progress.accept("measuring one start");
    long begin = System.nanoTime();
    cluster.scale("fixed", Map.of("instances", Integer.toString(few + 1)), few, settings.max());
    await(few + 1);
    double seconds = (System.nanoTime() - begin) / 1e9;
    progress.accept("one start takes %.1f s".formatted(seconds));
    cluster.scale("fixed", Map.of("instances", Integer.toString(few)), few, settings.max());
    await(few);
    return seconds;
  }

  private void await(int ready) {
    long begin = System.nanoTime();
    while (cluster
        .sample(0)
        .filter(now -> now.ready() == ready && now.ordered() == ready)
        .isEmpty()) {
      if (System.nanoTime() - begin > START_PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "there are not %d after %d s: %s"
                .formatted(ready, START_PATIENCE.toSeconds(), cluster.sample(0)));
      }
      Pause.millis(100);
    }
  }

  private LoadResult load(List<Sample> samples, Consumer<Tick> ticks) {
    var sampler = Executors.newSingleThreadScheduledExecutor();
    long begin = System.nanoTime();
    var unused =
        sampler.scheduleAtFixedRate(
            () -> cluster.sample((System.nanoTime() - begin) / 1e9).ifPresent(samples::add),
            0,
            1,
            TimeUnit.SECONDS);
    try {
      int warmup = settings.warmupSeconds();
      var profile = settings.profile();
      var whole = new WarmedUp(profile, warmup);
      var load =
          LoadSettings.of(urls.stream().map(URI::create).toList(), settings.connections())
              .withTimes(Duration.ofSeconds(warmup), Duration.ofSeconds(profile.seconds()));
      var arrivals =
          ProfileArrivals.poisson(
              whole, whole.lastsSeconds(), new SplittableRandom(settings.seed()));
      return LoadClient.openLoop(load, arrivals, requests(), AnswerListener.NONE, ticks);
    } finally {
      sampler.shutdownNow();
    }
  }

  private RequestSource requests() {
    var random = new SplittableRandom(settings.seed());
    return () -> {
      var counter =
          settings.counters() == 0 ? "" : "elastic-" + random.nextInt(settings.counters());
      var body = "{\"millis\":%d,\"counter\":\"%s\"}".formatted(settings.workMillis(), counter);
      return Request.post("x", "/v1/services/" + VirtualWork.SERVICE + "/call/do", body, null);
    };
  }
}
