/** Networks between the nodes of a test whose links fail on demand. */
@NullMarked
package io.evenkeel.multijvm.net;

import org.jspecify.annotations.NullMarked;
