package io.evenkeel.core.simulation.scenario;

/**
 * A kind of call.
 *
 * @param share in relation to the other kinds
 * @param noise share of its calls that look like another kind, 0 to 1
 */
public record RequestKind(String name, double share, Work work, double noise) {

  RequestKind dilated(double factor) {
    return new RequestKind(name, share, work.dilated(factor), noise);
  }
}
