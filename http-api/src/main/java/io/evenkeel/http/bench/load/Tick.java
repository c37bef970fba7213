package io.evenkeel.http.bench.load;

/**
 * One second of a run.
 *
 * @param second since the start of the run, warm-up included
 * @param warmup whether it is left out of the totals
 * @param sent requests sent for the first time
 * @param notSent requests that were due while there was no place for them
 * @param succeeded requests with a 2xx answer
 * @param failed requests whose final outcome was anything else
 * @param retries attempts sent again
 * @param p50Micros of the 2xx answers in this second, 0 when there were none
 */
public record Tick(
    int second,
    boolean warmup,
    long sent,
    long notSent,
    long succeeded,
    long failed,
    long retries,
    long p50Micros,
    long p99Micros,
    long maxMicros) {

  /** The same under another number. */
  public Tick at(int newSecond) {
    return new Tick(
        newSecond, warmup, sent, notSent, succeeded, failed, retries, p50Micros, p99Micros,
        maxMicros);
  }
}
