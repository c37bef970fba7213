package io.evenkeel.core.view;

import io.evenkeel.core.wire.ClusterMessage;
import java.util.List;
import java.util.Map;

/**
 * How something is scaled.
 *
 * @param target a service, or empty for the nodes
 * @param driver who carries it out
 * @param wanted as decided last; {@link #UNKNOWN} before its driver has said anything
 * @param ordered as the driver says; likewise
 * @param ready that serve, as far as was known last; {@link #UNKNOWN} before all of the load was
 * @param perInstance calls that one can do in a second, as measured; 0 before that is known
 * @param alarm what keeps it from deciding or acting, in one sentence; empty when nothing does
 * @param orders since its controller began
 * @param failedOrders of them
 * @param lastDecisions the newest first
 */
public record ScalingView(
    String target,
    String driver,
    String policy,
    Map<String, String> parameters,
    int min,
    int max,
    int wanted,
    int ordered,
    int ready,
    double perInstance,
    String alarm,
    long orders,
    long failedOrders,
    List<ScalingDecisionView> lastDecisions)
    implements ClusterMessage {

  /** A number that nobody knows yet. */
  public static final int UNKNOWN = -1;

  public ScalingView {
    parameters = Map.copyOf(parameters);
    lastDecisions = List.copyOf(lastDecisions);
  }
}
