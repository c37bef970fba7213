/** Grocery baskets as cart commands, and the proof that no command was lost or doubled. */
@NullMarked
package io.evenkeel.http.bench.shop;

import org.jspecify.annotations.NullMarked;
