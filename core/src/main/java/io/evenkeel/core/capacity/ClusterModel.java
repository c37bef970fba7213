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

  /** The queue at one of so many nodes: work takes longer by what each can do less. */
  public ServerQueue queue(ScalabilityLaw law, int nodes) {
    double alone = perNode(law, 1);
    double perNode = perNode(law, nodes);
    int servers = (int) Math.max(1, Math.min(10_000, Math.round(alone * service.meanSeconds())));
    var slower = new ServiceTime(service.scaleSeconds() * alone / perNode, service.shape());
    return new ServerQueue(servers, perNode, slower, arrivals);
  }

  /** Requests per second that so many nodes can take within the limit for 99 %. */
  public double carried(ScalabilityLaw law, int nodes, double p99Seconds) {
    return nodes * queue(law, nodes).mostRate(SHARE, p99Seconds);
  }

  /** In seconds; infinite when it is more than they can do. */
  public double p99(ScalabilityLaw law, int nodes, double perSecond) {
    return queue(law, nodes).quantile(SHARE, perSecond / nodes);
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
    while (enough < most && !carries(law, enough, question)) {
      enough = Math.min(most, 2 * enough);
    }
    if (!carries(law, enough, question)) {
      return Double.POSITIVE_INFINITY;
    }
    int tooFew = enough / 2;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) >>> 1;
      if (carries(law, middle, question)) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return (double) enough + question.lost();
  }

  private boolean carries(ScalabilityLaw law, int nodes, CapacityQuestion question) {
    return nodes * perNode(law, nodes) > question.perSecond()
        && carried(law, nodes, question.p99Seconds()) >= question.perSecond();
  }
}
