/** How much load there is over time: rates as functions of time, and arrivals that follow them. */
@NullMarked
package io.evenkeel.http.bench.profile;

import org.jspecify.annotations.NullMarked;
