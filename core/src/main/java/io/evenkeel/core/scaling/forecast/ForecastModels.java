package io.evenkeel.core.scaling.forecast;

import java.util.Optional;

/**
 * Where learned models come from. A forecast asks for the newest one at each step and offers what
 * it has seen about once a day. All of it returns at once, on any thread, but for the ones of
 * laboratories, in which time waits. Nothing is thrown: without a model the simple experts go on.
 */
public interface ForecastModels {

  /** No models at all. */
  ForecastModels NONE =
      new ForecastModels() {
        @Override
        public Optional<ForecastModel> newest() {
          return Optional.empty();
        }

        @Override
        public boolean offer(Lesson lesson) {
          return true; // nobody learns, now or later
        }
      };

  /**
   * What can be learned from.
   *
   * @param loads that nobody else changes
   * @param season steps of a season, 0 for none
   * @param ahead steps whose greatest load is to be forecast
   */
  record Lesson(RecentLoads loads, int season, int ahead) {}

  /** The best one so far. */
  Optional<ForecastModel> newest();

  /**
   * Something to learn from.
   *
   * @return false when there is no time for it now; it may be offered again later
   */
  boolean offer(Lesson lesson);

  /**
   * When lessons are to be offered, as a part of the time that they may be put off, 0 to below 1:
   * not the same for all, so that forecasts that began together do not offer at the same moment.
   */
  default double turn() {
    return 0;
  }

  /**
   * The number of a step that begins now, by a clock that outlives this process, so that a model
   * that was learned by another one knows the time of day; 0 when none of them is kept.
   */
  default long firstStep(double stepSeconds) {
    return 0;
  }
}
