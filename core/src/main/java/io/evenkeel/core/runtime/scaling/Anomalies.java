package io.evenkeel.core.runtime.scaling;

import io.evenkeel.core.anomaly.AnomalyDetectors;
import io.evenkeel.core.anomaly.AnomalyWatch;
import io.evenkeel.core.view.AnomaliesView;
import io.evenkeel.core.view.AnomalyView;
import io.evenkeel.core.view.ClusterLoadView;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the load looked at when it is time, and tells the log and the gauges. Belongs to the
 * controller; not thread-safe.
 */
final class Anomalies {

  private static final Logger LOG = LoggerFactory.getLogger(Anomalies.class);

  private final AnomalySettings settings;
  private Optional<AnomalyWatch> watch;
  private final AnomalyGauges gauges;
  private boolean looked;
  private long lookedAt;

  /**
   * Without knowledge.
   *
   * @param detectors empty when nothing is to be watched
   */
  Anomalies(AnomalySettings settings, Optional<AnomalyDetectors> detectors, AnomalyGauges gauges) {
    this.settings = settings;
    this.watch = detectors.map(some -> new AnomalyWatch(settings.rules(), some));
    this.gauges = gauges;
  }

  /**
   * To be called often.
   *
   * @param load of the last while, asked for when it is time
   */
  void look(Supplier<ClusterLoadView> load, long nowNanos, long epochMillis) {
    if (watch.isEmpty() || (looked && nowNanos - lookedAt < settings.rowEvery().toNanos())) {
      return;
    }
    var seen = load.get();
    looked = !seen.nodes().isEmpty(); // else no node has told of itself yet
    lookedAt = nowNanos;
    try {
      var changes = watch.get().look(seen, epochMillis);
      changes.begun().forEach(this::begun);
      changes.ended().forEach(this::ended);
    } catch (RuntimeException | AssertionError | LinkageError e) { // scaling goes on without
      watch = Optional.empty();
      LOG.error("Anomalies are not looked for any more: a detector failed", e);
    }
    gauges.are(view());
  }

  private void begun(AnomalyView one) {
    var score = String.format(Locale.ROOT, "%.5f", one.score());
    LOG.warn("Unusual {} {}, score {}: {}", one.kind(), one.subject(), score, one.reason());
  }

  private void ended(AnomalyView one) {
    long seconds = (one.atMillis() - one.sinceMillis()) / 1_000;
    LOG.info("Usual again: {} {}, after {} s", one.kind(), one.subject(), seconds);
  }

  AnomaliesView view() {
    return watch.map(AnomalyWatch::view).orElse(AnomaliesView.NONE);
  }

  /** What concerns a target, as {@link AnomalyWatch#concerning} says. */
  String concerning(String target) {
    return watch.map(its -> its.concerning(target)).orElse("");
  }

  /** Another controller watches from now on. */
  void end() {
    gauges.are(AnomaliesView.NONE);
  }
}
