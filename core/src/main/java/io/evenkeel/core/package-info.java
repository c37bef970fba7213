/** What an application is made of, and the node that runs it. */
@NullMarked
package io.evenkeel.core;

import org.jspecify.annotations.NullMarked;
