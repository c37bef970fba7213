package io.evenkeel.core.anomaly;

import io.evenkeel.core.view.AnomalyView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One node or service that is watched: unusual after some unusual rows in a row, until as many in a
 * row were usual. What it comes from is that of the row with which it began, so that what is said
 * of it stays the same. Not thread-safe.
 */
final class Watched {

  private static final int MOST_DRIVERS = 3;
  private static final double LEAST_SHARE = 0.1;

  private final String kind;
  private final AnomalyDetector detector;
  private final AnomalyRules rules;
  private LoadRow last;
  private LoadRow usual;
  private int inARow;
  private long firstMillis;
  private long seenMillis;
  private @Nullable AnomalyView now;

  /** One whose first row is this one; it has yet to be told. */
  Watched(String kind, LoadRow first, AnomalyDetector detector, AnomalyRules rules) {
    this.kind = kind;
    this.detector = detector;
    this.rules = rules;
    last = first.first();
    usual = last;
  }

  /** When it was there for the last time. */
  long seenMillis() {
    return seenMillis;
  }

  void seen(long atMillis) {
    seenMillis = atMillis;
  }

  /** What is unusual about it; empty when nothing is. */
  Optional<AnomalyView> now() {
    return Optional.ofNullable(now);
  }

  /** The next row; {@link #now} may begin or end with it. */
  void next(LoadRow row, long atMillis) {
    last = row.after(last);
    var said = detector.observe(atMillis, last.scaled());
    boolean unusual = said.score() >= rules.level();
    if (unusual == (now != null)) {
      inARow = 0;
    } else {
      firstMillis = inARow == 0 ? atMillis : firstMillis;
      inARow++;
    }
    if (inARow >= rules.rows()) {
      inARow = 0;
      now = unusual ? begin(said, atMillis) : null;
    } else if (now != null) {
      now = now.still(said.score(), atMillis);
    }
    if (!unusual) {
      usual = last;
    }
  }

  private AnomalyView begin(Anomaly said, long atMillis) {
    List<Contribution> drivers =
        said.drivers().stream()
            .filter(driver -> driver.share() >= LEAST_SHARE)
            .limit(MOST_DRIVERS)
            .toList();
    return new AnomalyView(
        kind,
        last.subject(),
        said.score(),
        drivers.stream().map(driver -> last.name(driver.metric())).toList(),
        drivers.stream()
            .map(driver -> last.text(driver.metric(), usual))
            .collect(Collectors.joining("; ")),
        firstMillis,
        atMillis);
  }
}
