package io.evenkeel.http;

import io.evenkeel.core.runtime.scaling.AnomalyGauges;
import io.evenkeel.core.view.AnomalyView;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

/**
 * What is unusual, as gauges: on the node whose controller watches, and nowhere else. A score is
 * there for as long as the anomaly lasts.
 */
final class AnomalyMetrics {

  private final AnomalyGauges anomalies;
  private final MultiGauge scores;

  AnomalyMetrics(AnomalyGauges anomalies, MeterRegistry registry) {
    this.anomalies = anomalies;
    this.scores = MultiGauge.builder("evenkeel.anomaly.score").register(registry);
    Gauge.builder("evenkeel.anomaly.subjects", anomalies, its -> its.now().subjects())
        .register(registry);
    Gauge.builder("evenkeel.anomaly.unwatched", anomalies, its -> its.now().unwatched())
        .register(registry);
    FunctionCounter.builder("evenkeel.anomaly.begun", anomalies, its -> its.now().begun())
        .register(registry);
  }

  /** Before they are read. */
  void refresh() {
    scores.register(anomalies.now().now().stream().<Row<?>>map(AnomalyMetrics::row).toList(), true);
  }

  private static Row<?> row(AnomalyView one) {
    return Row.of(Tags.of("kind", one.kind(), "subject", one.subject()), one, AnomalyView::score);
  }
}
