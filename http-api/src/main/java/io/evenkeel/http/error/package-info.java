/** Errors as RFC 9457 problem documents. */
@NullMarked
package io.evenkeel.http.error;

import org.jspecify.annotations.NullMarked;
