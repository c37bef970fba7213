package io.evenkeel.persistence;

/**
 * What the readiness probe writes and reads: its event, and, being the last one, its state.
 *
 * @param token tells one attempt from every other
 */
record ProbeMark(String token) {}
