/** A node that leaves gives its shards away a few at a time, before anything else of it ends. */
@NullMarked
package io.evenkeel.sharding.leaving;

import org.jspecify.annotations.NullMarked;
