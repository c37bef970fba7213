/** Forecasts side by side on recorded load. */
@NullMarked
package io.evenkeel.http.bench.forecast;

import org.jspecify.annotations.NullMarked;
