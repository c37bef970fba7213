/**
 * Where shards should be, decided by the work they were measured to make, and which entities make
 * most of it. Pure: times and figures are passed in.
 */
@NullMarked
package io.evenkeel.core.placement;

import org.jspecify.annotations.NullMarked;
