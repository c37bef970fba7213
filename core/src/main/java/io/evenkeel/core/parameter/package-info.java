/** Settings of what is chosen by name, with their ranges. */
@NullMarked
package io.evenkeel.core.parameter;

import org.jspecify.annotations.NullMarked;
