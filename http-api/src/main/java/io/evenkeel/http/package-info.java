/** The HTTP server: one class per resource. */
@NullMarked
package io.evenkeel.http;

import org.jspecify.annotations.NullMarked;
