package io.evenkeel.core.simulation;

/** What is measured in a run, after the warm-up. */
final class Recorder {

  private final long deadline;
  private final double leastWork;
  private final Histogram times = new Histogram();
  private final Histogram inFlight = new Histogram();
  private double slowdowns;
  private double workOffered;
  private double workDone;
  private long failed;
  private long calls;
  private long probes;
  private long sent;
  private int mostInFlight;

  Recorder(long deadline, double meanWork) {
    this.deadline = deadline;
    leastWork = meanWork / 10;
  }

  void over(long nanos, double work, boolean good) {
    long charged = good ? nanos : Math.max(nanos, deadline);
    calls++;
    times.add(charged);
    slowdowns += charged / Math.max(leastWork, work);
    workOffered += work;
    if (good) {
      workDone += work;
    } else {
      failed++;
    }
  }

  void arrived(int found) {
    inFlight.add(found);
    mostInFlight = Math.max(mostInFlight, found + 1);
  }

  void sent(int withProbes) {
    sent++;
    probes += withProbes;
  }

  RunResult result(Fleet fleet, long now) {
    return new RunResult(
        calls,
        times.mean() / 1e6,
        times.quantile(0.5) / 1e6,
        times.quantile(0.99) / 1e6,
        times.quantile(0.999) / 1e6,
        slowdowns / calls,
        (double) failed / calls,
        workDone / workOffered,
        mostInFlight,
        inFlight.quantile(0.99),
        fairness(fleet, now),
        (double) probes / sent,
        now / 1e9);
  }

  private static double fairness(Fleet fleet, long now) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < fleet.size(); i++) {
      double used = fleet.replica(i).utilisation(now);
      sum += used;
      squares += used * used;
    }
    return squares == 0 ? 1 : sum * sum / (fleet.size() * squares);
  }
}
