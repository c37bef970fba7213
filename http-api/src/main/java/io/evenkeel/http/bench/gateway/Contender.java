package io.evenkeel.http.bench.gateway;

import java.net.URI;

/**
 * Something that passes calls on to the back ends.
 *
 * @param path that a call has there
 * @param ours whether it is compared with all that is not
 * @param prepare makes it ready for its next block, on the caller's thread; may block
 */
record Contender(String name, URI url, String path, boolean ours, Runnable prepare) {}
