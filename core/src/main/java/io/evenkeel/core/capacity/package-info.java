/**
 * How much a system can carry: queueing formulas, the Universal Scalability Law with its
 * uncertainty, and the number of nodes that follows. Pure: chance comes from seeds.
 */
@NullMarked
package io.evenkeel.core.capacity;

import org.jspecify.annotations.NullMarked;
