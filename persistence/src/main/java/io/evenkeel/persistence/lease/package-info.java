/**
 * Leases in Cassandra: one for each node, renewed all the time, and one for each shard, taken once.
 * They say which node may write; decided by {@link io.evenkeel.persistence.fencing}.
 */
@NullMarked
package io.evenkeel.persistence.lease;

import org.jspecify.annotations.NullMarked;
