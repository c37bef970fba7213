/**
 * A discrete-event simulator of routers and replicas that runs the strategies of {@code
 * core.balancing} as they are. Pure: the same scenario, strategy and seed give the same result.
 */
@NullMarked
package io.evenkeel.core.simulation;

import org.jspecify.annotations.NullMarked;
