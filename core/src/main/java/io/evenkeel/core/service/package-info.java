/**
 * Services and their instances: what is registered, which of it is alive, what an instance says of
 * its load, and which one a router sends a call to. Pure, but for the port {@link
 * io.evenkeel.core.service.Services}.
 */
@NullMarked
package io.evenkeel.core.service;

import org.jspecify.annotations.NullMarked;
