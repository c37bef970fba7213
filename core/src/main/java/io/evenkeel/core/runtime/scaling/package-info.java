/** Scales services and nodes: one controller in the cluster, and what carries its orders out. */
@NullMarked
package io.evenkeel.core.runtime.scaling;

import org.jspecify.annotations.NullMarked;
