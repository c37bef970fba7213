package io.evenkeel.core.capacity;

/**
 * What a cluster of equal nodes can carry, by a law that was measured. Requests go to any node,
 * each of which is a {@link ServerQueue}. Immutable.
 *
 * @param measured what the sizes of the law are
 * @param largest size that was measured
 * @param service time of a request at a single node with nothing else to do
 * @param arrivals squared coefficient of variation of the gaps between requests at a node
 * @param between how nodes slow each other where the sizes are requests at a time; its gain does
 *     not matter
 */
public record ClusterModel(
    Measured measured,
    double largest,
    ServiceTime service,
    double arrivals,
    ScalabilityLaw between) {

  /** More nodes are never planned. */
  public static final int MOST_NODES = 10_000;

  private static final double SHARE = 0.99;
  private static final int HALVINGS = 20;

  /** What was varied. */
  public enum Measured {
    NODES,
    /** Requests at a time, at one node. */
    CONCURRENCY
  }

  /** What one of so many nodes can do in a second, all busy. */
  public double perNode(ScalabilityLaw law, int nodes) {
    return measured == Measured.NODES
        ? law.throughput(nodes) / nodes
        : law.most(largest) / between.slowdown(nodes);
  }

  /**
   * The queue at one of so many nodes under this load. Work takes longer by what nodes cost each
   * other and, where requests at a time were measured, by what those cost each other that are under
   * way at this rate, which Little's law tells.
   *
   * @param rate of all nodes together, per second
   */
  public ServerQueue queue(ScalabilityLaw law, int nodes, double rate) {
    double alone = perNode(law, 1);
    double perNode = perNode(law, nodes);
    int servers = (int) Math.max(1, Math.min(10_000, Math.round(alone * service.meanSeconds())));
    double slower = alone / perNode;
    if (measured == Measured.CONCURRENCY) {
      double size = law.sizeOf(rate / nodes * slower);
      slower *= law.slowdown(Math.min(size, Math.min(largest, law.peakSize())));
    }
    return new ServerQueue(servers, perNode, service.times(slower), arrivals);
  }

  /** Requests per second that so many nodes can take within the limit for 99 %. */
  public double carried(ScalabilityLaw law, int nodes, double p99Seconds) {
    double low = 0;
    double high = nodes * perNode(law, nodes);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (keeps(law, nodes, middle, p99Seconds)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** In seconds; infinite when it is more than they can do. */
  public double p99(ScalabilityLaw law, int nodes, double perSecond) {
    return queue(law, nodes, perSecond).quantile(SHARE, perSecond / nodes);
  }

  private boolean keeps(ScalabilityLaw law, int nodes, double rate, double p99Seconds) {
    return queue(law, nodes, rate).later(p99Seconds, rate / nodes) <= 1 - SHARE;
  }

  /** So many may be planned at most; see {@link ScalabilityLaw#SAFE_PART_OF_PEAK}. */
  public int mostNodes(ScalabilityLaw law) {
    double peak = (measured == Measured.NODES ? law : between).peakSize();
    return (int) Math.max(1, Math.min(MOST_NODES, ScalabilityLaw.SAFE_PART_OF_PEAK * peak));
  }

  /**
   * The fewest nodes that answer the question when the lost ones are missing; infinite when no
   * number does.
   */
  public double needed(ScalabilityLaw law, CapacityQuestion question) {
    int most = mostNodes(law);
    int enough = 1;
    while (enough < most && !keeps(law, enough, question.perSecond(), question.p99Seconds())) {
      enough = Math.min(most, 2 * enough);
    }
    if (!keeps(law, enough, question.perSecond(), question.p99Seconds())) {
      return Double.POSITIVE_INFINITY;
    }
    int tooFew = enough / 2;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) >>> 1;
      if (keeps(law, middle, question.perSecond(), question.p99Seconds())) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return (double) enough + question.lost();
  }
}
