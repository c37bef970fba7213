/**
 * Shards are placed by the work they make: it is measured in the entities' actors, told to all
 * nodes, and used by the shard coordinators. What is decided is in {@code core.placement}.
 */
@NullMarked
package io.evenkeel.sharding.placement;

import org.jspecify.annotations.NullMarked;
