/**
 * Models behind ports of {@code core}. Nothing here is needed for a node to work: what is absent is
 * said in one line and its port goes on without it.
 */
@NullMarked
package io.evenkeel.intelligence;

import org.jspecify.annotations.NullMarked;
