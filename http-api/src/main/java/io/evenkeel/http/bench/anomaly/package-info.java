/** Anomaly detectors side by side on public data, with what they cost. */
@NullMarked
package io.evenkeel.http.bench.anomaly;

import org.jspecify.annotations.NullMarked;
