/**
 * Failover drills on a running local cluster: breaks something under load, measures how long who
 * was without an answer and why, and checks that nothing acknowledged was lost or done twice. The
 * same drill on plain Akka shows what that is worth.
 */
@NullMarked
package io.evenkeel.http.drill;

import org.jspecify.annotations.NullMarked;
