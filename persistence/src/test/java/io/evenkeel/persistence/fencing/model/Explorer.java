package io.evenkeel.persistence.fencing.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Visits every reachable state of a model breadth-first, so that a trace is a shortest one. */
final class Explorer {

  /**
   * What came out.
   *
   * @param states how many different states were reached
   * @param violation the first one found, with the steps that lead to it
   */
  record Result(int states, Optional<Violation> violation) {}

  record Violation(String what, List<String> trace) {

    @Override
    public String toString() {
      return what + "\n  " + String.join("\n  ", trace);
    }
  }

  /** Thrown out of a model's enumeration to end the search. */
  @SuppressWarnings("serial")
  private static final class Found extends RuntimeException {
    private final String action;
    private final String what;

    Found(String action, String what) {
      super(what, null, false, false);
      this.action = action;
      this.what = what;
    }
  }

  private final Model model;
  private final StateSet states;

  private Explorer(Model model) {
    this.model = model;
    this.states = new StateSet(model.initial().length);
  }

  static Result explore(Model model) {
    return new Explorer(model).run();
  }

  private Result run() {
    states.add(model.initial(), -1);
    for (int at = 0; at < states.size(); at++) {
      var parent = at;
      try {
        model.successors(states.get(at), sinkAdding(parent));
      } catch (Found found) {
        var trace = trace(parent);
        trace.add(found.action + "   => " + found.what);
        return new Result(
            states.size(), Optional.of(new Violation(found.what, List.copyOf(trace))));
      }
    }
    return new Result(states.size(), Optional.empty());
  }

  private Model.Sink sinkAdding(int parent) {
    return new Model.Sink() {
      @Override
      public void next(String action, int actor, byte[] state) {
        states.add(state, parent);
      }

      @Override
      public void violation(String action, int actor, String what) {
        throw new Found(action + " " + actor, what);
      }
    };
  }

  private Deque<String> trace(int end) {
    Deque<String> steps = new ArrayDeque<>();
    for (int at = end; states.parent(at) >= 0; at = states.parent(at)) {
      steps.addFirst(step(states.parent(at), states.get(at)));
    }
    return steps;
  }

  /** Actions are not stored: the one that led here is found again. */
  private String step(int parent, byte[] child) {
    var label = new String[] {"?"};
    model.successors(
        states.get(parent),
        new Model.Sink() {
          @Override
          public void next(String action, int actor, byte[] state) {
            if (Arrays.equals(state, child)) {
              label[0] = action + " " + actor;
            }
          }

          @Override
          public void violation(String action, int actor, String what) {
            // of another branch
          }
        });
    return label[0] + "   " + model.describe(child);
  }
}
