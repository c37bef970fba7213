/**
 * How many instances there should be: the port, one file for each rule and the registry of their
 * names. Pure: time and all that is known of the load are passed in.
 */
@NullMarked
package io.evenkeel.core.scaling;

import org.jspecify.annotations.NullMarked;
