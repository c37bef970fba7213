/** The life of one entity as pure functions: decide a command, apply what the journal holds. */
@NullMarked
package io.evenkeel.core.entity;

import org.jspecify.annotations.NullMarked;
