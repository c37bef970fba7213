/** Entity types that need no Java at all: a document and a counter. */
@NullMarked
package io.evenkeel.core.builtin;

import org.jspecify.annotations.NullMarked;
