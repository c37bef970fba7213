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
        public void offer(Lesson lesson) {
          // nobody learns
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

  /** Something to learn from; may be left alone when there is no time for it. */
  void offer(Lesson lesson);

  /**
   * The number of a step that begins now, by a clock that outlives this process, so that a model
   * that was learned by another one knows the time of day; 0 when none of them is kept.
   */
  default long firstStep(double stepSeconds) {
    return 0;
  }
}
