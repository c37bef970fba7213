/** Settings that are changed while the cluster runs, the same on all nodes. */
@NullMarked
package io.evenkeel.core.runtime.board;

import org.jspecify.annotations.NullMarked;
