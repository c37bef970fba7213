/** Passes requests on to HTTP instances of services, streaming both ways. */
@NullMarked
package io.evenkeel.http.gateway;

import org.jspecify.annotations.NullMarked;
