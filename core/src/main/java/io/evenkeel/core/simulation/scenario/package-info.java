/**
 * What a simulation plays: replicas, routers, arrivals, requests and faults; and files of these.
 */
@NullMarked
package io.evenkeel.core.simulation.scenario;

import org.jspecify.annotations.NullMarked;
