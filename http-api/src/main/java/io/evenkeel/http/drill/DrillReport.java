package io.evenkeel.http.drill;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one drill, or several of the same kind, found.
 *
 * @param drills one or more, in order
 */
public record DrillReport(DrillSettings settings, Instant startedAt, List<DrillResult> drills) {

  public DrillReport {
    drills = List.copyOf(drills);
    if (drills.isEmpty()) {
      throw new IllegalArgumentException("a report needs at least one drill");
    }
  }

  /** Of all affected entities of all drills. */
  public GapMillis gapMillis() {
    return GapMillis.of(gaps().stream().filter(Gap::affected).toList());
  }

  /** The drill whose slowest entity waited longest. */
  public DrillResult slowest() {
    return drills.stream().max(Comparator.comparing(drill -> drill.budget().total())).orElseThrow();
  }

  /** Of all drills together. */
  public ExactlyOnce verified() {
    return drills.stream()
        .map(DrillResult::verified)
        .reduce(ExactlyOnce.NOTHING, ExactlyOnce::plus);
  }

  /** Commands that were never acknowledged, of all drills. */
  public long unanswered() {
    return drills.stream().mapToLong(DrillResult::unanswered).sum();
  }

  /** Attempts without a good answer in time, which the clients made again, of all drills. */
  public long sentAgain() {
    return drills.stream().mapToLong(DrillResult::sentAgain).sum();
  }

  /** Of all entities that lived elsewhere, of all drills. */
  public GapMillis controlGapMillis() {
    return GapMillis.of(gaps().stream().filter(gap -> !gap.affected()).toList());
  }

  List<Gap> gaps() {
    return drills.stream().flatMap(drill -> drill.gaps().stream()).toList();
  }

  /** Whether nothing was lost and nothing done twice. */
  public boolean passed() {
    return verified().holds();
  }

  /** As given by the user, units in their names. */
  Map<String, Object> parameters() {
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("ratePerSecond", settings.rate());
    parameters.put("entities", settings.entities());
    parameters.put("warmupSeconds", settings.warmup().toSeconds());
    if (settings.kind().lasts()) {
      parameters.put("pauseSeconds", settings.pause().toSeconds());
    }
    parameters.put("seconds", settings.load().toSeconds());
    parameters.put("repeat", drills.size());
    return parameters;
  }
}
