/**
 * Clusters of virtual servers whose scaling is known, measured as a benchmark measures real ones:
 * to find out how far a fitted law can be believed. Pure.
 */
@NullMarked
package io.evenkeel.core.simulation.sweep;

import org.jspecify.annotations.NullMarked;
