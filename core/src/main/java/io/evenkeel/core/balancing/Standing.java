package io.evenkeel.core.balancing;

/**
 * Who decides, where two strategies are rivals, and the regret of both.
 *
 * @param decides whether the one that learns does, not the static one
 * @param regret mean logarithm by which what it would have preferred took longer than the other of
 *     two calls
 * @param staticRegret the same of the static strategy
 */
public record Standing(boolean decides, double regret, double staticRegret) {}
