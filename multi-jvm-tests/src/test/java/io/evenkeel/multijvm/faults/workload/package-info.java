/** What clients ask of a cluster while it is being broken, and what they make of its answers. */
@NullMarked
package io.evenkeel.multijvm.faults.workload;

import org.jspecify.annotations.NullMarked;
