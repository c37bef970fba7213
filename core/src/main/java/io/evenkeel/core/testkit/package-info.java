/** Tests of entities without an actor system. */
@NullMarked
package io.evenkeel.core.testkit;

import org.jspecify.annotations.NullMarked;
