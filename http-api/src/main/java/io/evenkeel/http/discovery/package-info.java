/** The instances of services in forms that other tools understand. Pure. */
@NullMarked
package io.evenkeel.http.discovery;

import org.jspecify.annotations.NullMarked;
