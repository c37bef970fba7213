/** Measures the gateway beside HAProxy and nginx, on the same back ends. */
@NullMarked
package io.evenkeel.http.bench.gateway;

import org.jspecify.annotations.NullMarked;
