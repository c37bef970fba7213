/** What marks messages that leave the node. */
@NullMarked
package io.evenkeel.core.wire;

import org.jspecify.annotations.NullMarked;
