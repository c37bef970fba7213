/** Commands at a steady rate, and the proof that each acknowledged one is there exactly once. */
@NullMarked
package io.evenkeel.multijvm.load;

import org.jspecify.annotations.NullMarked;
