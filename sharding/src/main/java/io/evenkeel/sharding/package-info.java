/** Hosts entities on cluster sharding: settings and wiring. */
@NullMarked
package io.evenkeel.sharding;

import org.jspecify.annotations.NullMarked;
