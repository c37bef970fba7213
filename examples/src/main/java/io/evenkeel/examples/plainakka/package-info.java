/**
 * The yardstick: the counter as a plain Akka program, by the book and without any of our code, so
 * that benchmarks can tell what Evenkeel costs and drills what it gives.
 */
@NullMarked
package io.evenkeel.examples.plainakka;

import org.jspecify.annotations.NullMarked;
