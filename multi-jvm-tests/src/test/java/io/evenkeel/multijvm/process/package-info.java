/** Processes of this machine under test: started, watched, signalled, always ended. */
@NullMarked
package io.evenkeel.multijvm.process;

import org.jspecify.annotations.NullMarked;
