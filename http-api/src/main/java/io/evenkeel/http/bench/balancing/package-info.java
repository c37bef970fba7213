/** The balancing lab: runs strategies on scenarios over seeds and tells what came of it. */
@NullMarked
package io.evenkeel.http.bench.balancing;

import org.jspecify.annotations.NullMarked;
