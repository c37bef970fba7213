/**
 * Anomaly detectors on streams of metrics: values and their time in, a score with its reasons out.
 * Causal, deterministic, bounded in memory and time; no clock, no thread, no input or output.
 */
@NullMarked
package io.evenkeel.intelligence.anomaly;

import org.jspecify.annotations.NullMarked;
