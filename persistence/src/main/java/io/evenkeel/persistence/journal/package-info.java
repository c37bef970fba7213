/**
 * The fenced journal: stands before Akka's Cassandra journal, stamps what is written, confirms a
 * write only under a valid lease, and replays the rows that count.
 */
@NullMarked
package io.evenkeel.persistence.journal;

import org.jspecify.annotations.NullMarked;
