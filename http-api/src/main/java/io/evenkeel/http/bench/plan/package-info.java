/** Capacity plans from sweeps: measured here, read from a file or simulated. */
@NullMarked
package io.evenkeel.http.bench.plan;

import org.jspecify.annotations.NullMarked;
