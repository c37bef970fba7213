package io.evenkeel.core.anomaly;

import io.evenkeel.core.anomaly.Figure.Scale;
import io.evenkeel.core.view.CallsView;
import io.evenkeel.core.view.NodeLoadView;
import io.evenkeel.core.view.NodeResources;
import io.evenkeel.core.view.ServiceLoadView;
import java.util.List;

/**
 * What is watched of nodes and of services. A heap is not: it falls with each great collection of
 * garbage.
 */
final class Figures {

  static final List<Figure<NodeLoadView>> OF_NODES =
      List.of(
          Figure.amongOthers("callsPerSecond", Scale.COUNT, node -> node.http().perSecond()),
          Figure.amongOthers("inFlight", Scale.COUNT, node -> node.http().inFlight()),
          Figure.amongOthers("cpu", Scale.SHARE, node -> node.resources().cpu()),
          Figure.amongOthers("machineCpu", Scale.SHARE, node -> node.resources().machineCpu()),
          Figure.alone("memory", Scale.SHARE, node -> memory(node.resources())),
          Figure.alone(
              "p50Millis", Scale.COUNT, node -> took(node.http(), node.http().p50Millis())),
          Figure.alone(
              "p99Millis", Scale.COUNT, node -> took(node.http(), node.http().p99Millis())),
          Figure.alone("failedShare", Scale.SHARE, node -> failed(node.http())));

  /** None of them changes by itself with the number of instances. */
  static final List<Figure<ServiceLoadView>> OF_SERVICES =
      List.of(
          Figure.alone("callsPerSecond", Scale.COUNT, service -> service.calls().perSecond()),
          Figure.alone("inFlight", Scale.COUNT, service -> service.calls().inFlight()),
          Figure.alone("queued", Scale.COUNT, ServiceLoadView::queued),
          Figure.alone(
              "p50Millis",
              Scale.COUNT,
              service -> took(service.calls(), service.calls().p50Millis())),
          Figure.alone(
              "p99Millis",
              Scale.COUNT,
              service -> took(service.calls(), service.calls().p99Millis())),
          Figure.alone("failedShare", Scale.SHARE, service -> failed(service.calls())));

  private Figures() {}

  /** Used; a machine that does not say how much it has says nothing. */
  private static double memory(NodeResources resources) {
    return resources.memoryTotalBytes() > 0
        ? 1 - (double) resources.memoryFreeBytes() / resources.memoryTotalBytes()
        : Double.NaN;
  }

  /** Without calls there is no time that they took. */
  private static double took(CallsView calls, double millis) {
    return calls.endedPerSecond() > 0 ? millis : Double.NaN;
  }

  /** Of very few calls each counts less. */
  private static double failed(CallsView calls) {
    return Math.min(1, calls.failedPerSecond() / Math.max(1, calls.perSecond()));
  }
}
