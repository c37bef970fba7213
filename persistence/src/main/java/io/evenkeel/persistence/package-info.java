/** Event-sourced state on a journal: what a node needs to know before it may serve. */
@NullMarked
package io.evenkeel.persistence;

import org.jspecify.annotations.NullMarked;
