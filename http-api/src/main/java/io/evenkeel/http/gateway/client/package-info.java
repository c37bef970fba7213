/**
 * Sends HTTP/1.1 requests to instances over kept connections, on Netty; takes and gives Akka HTTP's
 * messages, so that an answer goes on to the gateway's client as it is.
 *
 * <p>{@code UpstreamClient} finds the {@code Pool} of an instance, which lives on one event loop
 * and gives each {@code Exchange} a {@code Connection}. What the decoder finds there {@code
 * Incoming} puts together, as a whole or, beyond what came at once, as a {@code ResponseBody}.
 */
@NullMarked
package io.evenkeel.http.gateway.client;

import org.jspecify.annotations.NullMarked;
