/** Composition root: a node as a process, and a cluster of them on this machine. */
@NullMarked
package io.evenkeel.http.standalone;

import org.jspecify.annotations.NullMarked;
