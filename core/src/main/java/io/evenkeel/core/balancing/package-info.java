/**
 * Which instance gets the next call: the port, one file for each rule and the registry of their
 * names. Pure: time, chance and all that is known of the instances are passed in.
 */
@NullMarked
package io.evenkeel.core.balancing;

import org.jspecify.annotations.NullMarked;
