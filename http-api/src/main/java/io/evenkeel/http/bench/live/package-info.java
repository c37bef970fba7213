/** Balancing compared live: a scenario of the lab on real servers, behind real routers. */
@NullMarked
package io.evenkeel.http.bench.live;

import org.jspecify.annotations.NullMarked;
