/**
 * A small network that forecasts the greatest load of the next steps: learned in the background,
 * kept in a file, asked in plain Java.
 */
@NullMarked
package io.evenkeel.intelligence.forecast;

import org.jspecify.annotations.NullMarked;
