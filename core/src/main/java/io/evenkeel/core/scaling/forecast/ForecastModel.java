package io.evenkeel.core.scaling.forecast;

/** A model that was learned somewhere else. Immutable; any thread may ask it. */
public interface ForecastModel {

  /** Steps whose greatest load it forecasts. */
  int ahead();

  /**
   * The {@link Quantiles} of the greatest load to come, in the scale of {@link ModelInputs}.
   *
   * @param inputs as {@link ModelInputs} fills them; not changed
   * @param quantiles is filled, in order
   */
  void forecast(float[] inputs, float[] quantiles);
}
