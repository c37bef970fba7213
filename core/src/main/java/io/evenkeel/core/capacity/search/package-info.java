/**
 * Looks for better settings where each measurement is dear and noisy: a Gaussian process on what
 * was measured, and expected improvement. Pure: chance comes from seeds.
 */
@NullMarked
package io.evenkeel.core.capacity.search;

import org.jspecify.annotations.NullMarked;
