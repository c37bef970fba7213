/** Searches a few settings by measured load and proposes what is better; changes nothing itself. */
@NullMarked
package io.evenkeel.http.bench.tune;

import org.jspecify.annotations.NullMarked;
