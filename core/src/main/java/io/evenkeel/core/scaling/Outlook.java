package io.evenkeel.core.scaling;

/**
 * What a policy that looks ahead expects, in instances that will be needed at the most until an
 * order has effect.
 *
 * @param expected as a median of sorts
 * @param most which one time in a hundred is not enough
 */
public record Outlook(double expected, double most) {}
