/** Watches the processes of other members; {@link io.evenkeel.core.downing} decides. */
@NullMarked
package io.evenkeel.core.runtime.downing;

import org.jspecify.annotations.NullMarked;
