/** An HTTP/1.1 load generator: closed loop for throughput, open loop for honest latency. */
@NullMarked
package io.evenkeel.http.bench.load;

import org.jspecify.annotations.NullMarked;
