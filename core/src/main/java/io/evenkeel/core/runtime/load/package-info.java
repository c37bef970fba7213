/** Measures the load of this node and tells of it. */
@NullMarked
package io.evenkeel.core.runtime.load;

import org.jspecify.annotations.NullMarked;
