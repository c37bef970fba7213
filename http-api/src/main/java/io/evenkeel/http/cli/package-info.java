/** The command line. */
@NullMarked
package io.evenkeel.http.cli;

import org.jspecify.annotations.NullMarked;
