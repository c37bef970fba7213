/** What runs around the pure packages: readiness and membership. */
@NullMarked
package io.evenkeel.core.runtime;

import org.jspecify.annotations.NullMarked;
