/** The replay lab: scaling policies on recorded load, beside an oracle that knows it all. */
@NullMarked
package io.evenkeel.core.simulation.replay;

import org.jspecify.annotations.NullMarked;
