/** Other proxies, HAProxy and nginx, as real programs beside our gateway on the same back ends. */
@NullMarked
package io.evenkeel.http.bench.proxy;

import org.jspecify.annotations.NullMarked;
