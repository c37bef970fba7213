/**
 * What keeps a fault or a flood from spreading: which instances are left out, how gently one comes
 * back, how often a call is tried again or sent twice, how many calls are let in and whose. One
 * rule in a class. Pure: times are passed in, memory is bounded, nothing blocks; not thread-safe,
 * each belongs to its router or its server.
 */
@NullMarked
package io.evenkeel.core.protection;

import org.jspecify.annotations.NullMarked;
