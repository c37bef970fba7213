/**
 * Failover drills in tests of users, with JUnit 5. JUnit is an optional dependency of this module:
 * whoever writes such tests has it anyway, and a node does not need it.
 */
@NullMarked
package io.evenkeel.http.drill.junit;

import org.jspecify.annotations.NullMarked;
