package io.evenkeel.http.bench.elastic;

/**
 * How a target stood at one moment.
 *
 * @param second since the begin of the load
 * @param wanted as decided
 * @param ordered those that start included
 * @param ready that serve
 */
record Sample(double second, int wanted, int ordered, int ready) {}
