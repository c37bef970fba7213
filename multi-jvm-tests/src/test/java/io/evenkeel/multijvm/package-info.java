/** What only several processes can show: forming, failover, restarts, a lost database. */
@NullMarked
package io.evenkeel.multijvm;

import org.jspecify.annotations.NullMarked;
