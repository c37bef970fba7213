/** A shop: carts that survive the loss of any node. */
@NullMarked
package io.evenkeel.examples.shop;

import org.jspecify.annotations.NullMarked;
