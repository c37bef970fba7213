package io.evenkeel.http.bench.load;

/**
 * One second of a run.
 *
 * @param second since the start of the run, warm-up included
 * @param warmup whether it is left out of the totals
 * @param succeeded requests with a 2xx answer
 * @param failed requests whose final outcome was anything else
 * @param retries attempts sent again
 * @param p50Micros of the 2xx answers in this second, 0 when there were none
 */
public record Tick(
    int second,
    boolean warmup,
    long succeeded,
    long failed,
    long retries,
    long p50Micros,
    long p99Micros,
    long maxMicros) {}
