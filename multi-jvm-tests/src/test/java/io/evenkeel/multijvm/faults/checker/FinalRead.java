package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.List;
import java.util.Optional;

/** The read that decides what is there in the end. */
final class FinalRead {

  private FinalRead() {}

  /** The last one that was answered, of one object. */
  static Optional<Operation> of(List<Operation> operations) {
    return operations.stream()
        .filter(operation -> operation.kind() == Kind.FINAL_READ && operation.isOk())
        .reduce((earlier, later) -> later);
  }

  static Verdict missing(String key) {
    return new Verdict.Unknown("nobody read " + key + " after the end");
  }
}
