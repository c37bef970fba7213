/** Closed-loop load on counters, whose sum proves that every acknowledged command took effect. */
@NullMarked
package io.evenkeel.http.bench.counter;

import org.jspecify.annotations.NullMarked;
