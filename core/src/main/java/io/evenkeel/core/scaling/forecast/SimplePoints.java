package io.evenkeel.core.scaling.forecast;

import io.evenkeel.core.scaling.forecast.PointExpert.Point;

/** Forecasts that anyone would think of first. */
final class SimplePoints {

  private SimplePoints() {}

  /** As it is now. */
  static final Point PERSISTENCE = (loads, season, ahead) -> loads.at(0);

  /** As it was a season ago. */
  static final Point SEASONAL =
      (loads, season, ahead) ->
          season > ahead && season < loads.size() ? loads.max(season - ahead, ahead) : Double.NaN;
}
