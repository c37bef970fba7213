/** What load is to be expected, as a distribution. Pure. */
@NullMarked
package io.evenkeel.core.scaling.forecast;

import org.jspecify.annotations.NullMarked;
