/** What clients asked of a cluster while it was being broken, and what they were told. */
@NullMarked
package io.evenkeel.multijvm.faults.history;

import org.jspecify.annotations.NullMarked;
