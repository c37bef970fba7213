/** The process that runs Cassandra for a local cluster: its main class and what surrounds it. */
@NullMarked
package io.evenkeel.cassandra;

import org.jspecify.annotations.NullMarked;
