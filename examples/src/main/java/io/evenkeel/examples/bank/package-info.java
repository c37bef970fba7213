/** A bank: accounts that are never charged twice. */
@NullMarked
package io.evenkeel.examples.bank;

import org.jspecify.annotations.NullMarked;
