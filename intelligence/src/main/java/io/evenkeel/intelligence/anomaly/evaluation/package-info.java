/**
 * Measures of anomaly detectors on public data: the score of the Numenta Anomaly Benchmark, average
 * precision on servers' metrics; and the readers of those files.
 */
@NullMarked
package io.evenkeel.intelligence.anomaly.evaluation;

import org.jspecify.annotations.NullMarked;
