/**
 * What is unusual in the load of nodes and services: the port of detectors, the figures that they
 * are told, and when a score becomes an anomaly that has a begin and an end. Pure: loads and times
 * are passed in.
 */
@NullMarked
package io.evenkeel.core.anomaly;

import org.jspecify.annotations.NullMarked;
