/** Runs services: their instances, the registry of all instances, the routers, health checks. */
@NullMarked
package io.evenkeel.core.runtime.service;

import org.jspecify.annotations.NullMarked;
