/** Scaling policies side by side on recorded load. */
@NullMarked
package io.evenkeel.http.bench.scaling;

import org.jspecify.annotations.NullMarked;
