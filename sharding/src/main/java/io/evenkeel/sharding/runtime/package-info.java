/** The actor behind an entity, its protocol and its storage format. */
@NullMarked
package io.evenkeel.sharding.runtime;

import org.jspecify.annotations.NullMarked;
