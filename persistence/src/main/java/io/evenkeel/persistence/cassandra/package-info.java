/**
 * Cassandra, both ways: the connection of a node to a cluster that exists, and a server in a
 * process of its own for a local one.
 */
@NullMarked
package io.evenkeel.persistence.cassandra;

import org.jspecify.annotations.NullMarked;
