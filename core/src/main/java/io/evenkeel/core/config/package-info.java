/** Our few settings, their checks, and the Akka settings that follow from them. */
@NullMarked
package io.evenkeel.core.config;

import org.jspecify.annotations.NullMarked;
