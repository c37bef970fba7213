/**
 * Stress tests: load over time in open loop, with faults, and a sweep over concurrency in closed
 * loop; what is made of their figures, and whether that is enough.
 */
@NullMarked
package io.evenkeel.http.bench.stress;

import org.jspecify.annotations.NullMarked;
