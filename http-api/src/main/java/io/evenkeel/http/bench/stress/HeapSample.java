package io.evenkeel.http.bench.stress;

/** The heap in use at a time, garbage included. */
public record HeapSample(double seconds, double bytes) {}
