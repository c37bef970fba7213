package io.evenkeel.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import io.evenkeel.core.runtime.WriterFence;
import io.evenkeel.core.runtime.scaling.AnomalyGauges;
import io.evenkeel.core.runtime.scaling.ScalingGauges;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/** What Prometheus reads: the JVM, and HTTP calls by status class. Thread-safe. */
final class Metrics {

  private static final ContentType TEXT = ContentTypes.TEXT_PLAIN_UTF8;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ScalingMetrics scaling;
  private final AnomalyMetrics anomalies;
  private final Timer[] callsByClass = new Timer[6];
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  Metrics(
      AtomicInteger inFlight, BodyBudget bodies, ScalingGauges scaling, AnomalyGauges anomalies) {
    this.scaling = new ScalingMetrics(scaling, registry);
    this.anomalies = new AnomalyMetrics(anomalies, registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    registry.gauge("evenkeel.http.in.flight", inFlight);
    registry.gauge("evenkeel.http.body.bytes.in.flight", bodies, BodyBudget::bytesInFlight);
    for (int i = 1; i < callsByClass.length; i++) {
      callsByClass[i] =
          Timer.builder("evenkeel.http.calls").tag("status", i + "xx").register(registry);
    }
  }

  /** Shows what keeps entities to one writer. */
  void show(WriterFence fence) {
    counter("evenkeel.fence.ghosts", fence, WriterFence.Figures::ghosts);
    counter("evenkeel.fence.closed.gates", fence, WriterFence.Figures::closedGates);
    counter("evenkeel.fence.lease.waits", fence, WriterFence.Figures::leaseWaits);
  }

  private void counter(String name, WriterFence fence, ToLongFunction<WriterFence.Figures> figure) {
    FunctionCounter.builder(name, fence, f -> (double) figure.applyAsLong(f.figures()))
        .register(registry);
  }

  /** Counts a call that was answered with {@code status} after so long. */
  void record(int status, long nanos) {
    callsByClass[Math.min(5, Math.max(1, status / 100))].record(Duration.ofNanos(nanos));
  }

  HttpResponse scrape() {
    scaling.refresh();
    anomalies.refresh();
    return HttpResponse.create().withEntity(TEXT, registry.scrape().getBytes(UTF_8));
  }

  void close() {
    garbageCollection.close();
    registry.close();
  }
}
