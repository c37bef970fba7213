/** A database and a cluster of nodes, as a test sees them. */
@NullMarked
package io.evenkeel.multijvm.cluster;

import org.jspecify.annotations.NullMarked;
