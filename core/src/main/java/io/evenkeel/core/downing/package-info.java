/** Decides which members are given up. Pure. */
@NullMarked
package io.evenkeel.core.downing;

import org.jspecify.annotations.NullMarked;
