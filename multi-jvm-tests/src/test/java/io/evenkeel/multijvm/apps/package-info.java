/** Applications that only some nodes of a test host. */
@NullMarked
package io.evenkeel.multijvm.apps;

import org.jspecify.annotations.NullMarked;
