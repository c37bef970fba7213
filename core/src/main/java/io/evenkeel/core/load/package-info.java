/**
 * What a node measures of its load and tells of it, and what all of them have told. Pure: times are
 * passed in.
 */
@NullMarked
package io.evenkeel.core.load;

import org.jspecify.annotations.NullMarked;
