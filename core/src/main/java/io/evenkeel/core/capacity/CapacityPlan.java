package io.evenkeel.core.capacity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The answer to a {@link CapacityQuestion}, with what would be if.
 *
 * @param need for the question itself
 * @param options a few numbers of nodes around it, the fewest first; empty when no number is enough
 * @param whatIfs other rates and losses
 */
public record CapacityPlan(
    CapacityQuestion question,
    Need need,
    List<Option> options,
    List<WhatIf> whatIfs,
    Bottleneck bottleneck) {

  private static final double CONFIDENCE = 0.95;
  private static final int AROUND = 2;

  /**
   * Nodes, the lost ones among them; infinite when no number is enough.
   *
   * @param expected by the best law
   * @param interval of 95 %
   * @param safe enough in 95 % of the resamples
   */
  public record Need(double expected, Interval interval, double safe) {}

  /**
   * What a number of nodes comes to when the lost ones are missing.
   *
   * @param use of what the nodes left can do, from 0; 1 and more is too much
   * @param p99Seconds may be infinite
   * @param holds share of the resamples in which it is enough
   * @param mostPerSecond rate that they take within the limit
   */
  public record Option(
      int nodes,
      double use,
      double p99Seconds,
      Interval p99Interval,
      double holds,
      double mostPerSecond) {}

  /** The same question with other numbers. */
  public record WhatIf(CapacityQuestion question, Need need) {}

  public CapacityPlan {
    options = List.copyOf(options);
    whatIfs = List.copyOf(whatIfs);
  }

  /** Takes up to some seconds. */
  public static CapacityPlan of(
      ClusterModel model, LawEstimate estimate, CapacityQuestion question) {
    var need = need(model, estimate, question);
    boolean isEnough = need.expected() <= ClusterModel.MOST_NODES + question.lost();
    int most = model.mostNodes(estimate.law());
    int nodes = isEnough ? (int) need.expected() : most + question.lost();
    var options =
        IntStream.rangeClosed(
                nodes - AROUND, (int) Math.min(nodes + 6.0, Math.max(nodes, need.safe()) + AROUND))
            .filter(n -> isEnough && n > question.lost() && n - question.lost() <= most)
            .mapToObj(n -> option(model, estimate, question, n))
            .toList();
    var bottleneck = Bottleneck.of(model, estimate.law(), nodes - question.lost(), question);
    return new CapacityPlan(
        question, need, options, whatIfs(model, estimate, question), bottleneck);
  }

  private static Need need(ClusterModel model, LawEstimate estimate, CapacityQuestion question) {
    double[] all =
        estimate.resamples().stream().mapToDouble(law -> model.needed(law, question)).toArray();
    var interval = Interval.of(all, CONFIDENCE);
    double safe = all[(int) Math.ceil(CONFIDENCE * all.length) - 1];
    double expected = model.needed(estimate.law(), question);
    return new Need(expected, interval, Math.max(expected, safe));
  }

  private static Option option(
      ClusterModel model, LawEstimate estimate, CapacityQuestion question, int nodes) {
    int alive = nodes - question.lost();
    double rate = question.perSecond();
    double[] p99 =
        estimate.resamples().stream().mapToDouble(law -> model.p99(law, alive, rate)).toArray();
    double holds =
        Arrays.stream(p99).filter(seconds -> seconds <= question.p99Seconds()).count()
            / (double) p99.length;
    return new Option(
        nodes,
        rate / alive / model.perNode(estimate.law(), alive),
        model.p99(estimate.law(), alive, rate),
        Interval.of(p99, CONFIDENCE),
        holds,
        model.carried(estimate.law(), alive, question.p99Seconds()));
  }

  private static List<WhatIf> whatIfs(
      ClusterModel model, LawEstimate estimate, CapacityQuestion question) {
    return Stream.of(1.0, 1.5, 2.0)
        .flatMap(
            times ->
                IntStream.rangeClosed(0, 2)
                    .mapToObj(lost -> question.with(times * question.perSecond(), lost)))
        .map(other -> new WhatIf(other, need(model, estimate, other)))
        .toList();
  }
}
