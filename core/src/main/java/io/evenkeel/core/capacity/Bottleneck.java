package io.evenkeel.core.capacity;

/**
 * What limits a cluster.
 *
 * @param kind of the limit
 * @param share of what there could be that it takes: of throughput for {@link Kind#CONTENTION} and
 *     {@link Kind#COHERENCY}, of the 99th percentile for the others; 0 to 1
 */
public record Bottleneck(Kind kind, double share) {

  /** Below that the law's losses are no bottleneck. */
  private static final double WORTH_NAMING = 0.1;

  /** Where the time goes. */
  public enum Kind {
    SERVICE_TIME("service time: requests take that long even alone"),
    QUEUEING("queueing: requests come in bursts and wait for each other at their node"),
    CONTENTION(
        "contention: requests wait for what only some can use at a time, as processors, a lock, the"
            + " database"),
    COHERENCY("coherency: the more there are, the more each has to agree with all others");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }

    /** For people. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * Finds it.
   *
   * @param alive nodes that carry the load
   */
  public static Bottleneck of(
      ClusterModel model, ScalabilityLaw law, int alive, CapacityQuestion question) {
    boolean nodes = model.measured() == ClusterModel.Measured.NODES;
    double size = nodes ? alive : Math.min(law.peakSize(), model.largest());
    double slowdown = law.slowdown(size);
    double contention = law.contention() * (size - 1) / slowdown;
    double coherency = law.coherency() * size * (size - 1) / slowdown;
    var queue = model.queue(law, alive, question.perSecond());
    double service = queue.service().quantile(0.99);
    if (model.service().quantile(0.99) > question.p99Seconds()) {
      return new Bottleneck(Kind.SERVICE_TIME, 1);
    }
    if (Math.max(contention, coherency) >= WORTH_NAMING) {
      return contention >= coherency
          ? new Bottleneck(Kind.CONTENTION, contention)
          : new Bottleneck(Kind.COHERENCY, coherency);
    }
    double waiting = 1 - service / queue.quantile(0.99, question.perSecond() / alive);
    return waiting > 0.5
        ? new Bottleneck(Kind.QUEUEING, waiting)
        : new Bottleneck(Kind.SERVICE_TIME, 1 - waiting);
  }
}
