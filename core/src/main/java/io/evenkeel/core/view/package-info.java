/** Immutable records of what is known of the cluster at one moment. */
@NullMarked
package io.evenkeel.core.view;

import org.jspecify.annotations.NullMarked;
