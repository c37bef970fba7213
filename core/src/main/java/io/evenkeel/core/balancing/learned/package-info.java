/**
 * What the strategy {@code learned} learns, from numbers alone: it knows no instances and no
 * router. Read in this order: {@link io.evenkeel.core.balancing.learned.QueueingPrior} (what theory
 * expects), {@link io.evenkeel.core.balancing.learned.CostModel} (how heavy a call is), {@link
 * io.evenkeel.core.balancing.learned.Learner} (how slow an instance is, and a network that corrects
 * it all; off the router's path), {@link io.evenkeel.core.balancing.learned.ShadowRule} (who may
 * decide).
 */
@NullMarked
package io.evenkeel.core.balancing.learned;

import org.jspecify.annotations.NullMarked;
