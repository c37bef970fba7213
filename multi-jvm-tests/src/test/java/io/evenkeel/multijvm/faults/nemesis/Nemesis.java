package io.evenkeel.multijvm.faults.nemesis;

import io.evenkeel.multijvm.faults.nemesis.Fault.CassandraDiskFull;
import io.evenkeel.multijvm.faults.nemesis.Fault.CassandraKill;
import io.evenkeel.multijvm.faults.nemesis.Fault.CassandraPause;
import io.evenkeel.multijvm.faults.nemesis.Fault.ClockShift;
import io.evenkeel.multijvm.faults.nemesis.Fault.Kill;
import io.evenkeel.multijvm.faults.nemesis.Fault.LeaseEdit;
import io.evenkeel.multijvm.faults.nemesis.Fault.Loss;
import io.evenkeel.multijvm.faults.nemesis.Fault.Pause;
import io.evenkeel.multijvm.faults.nemesis.Fault.Replace;
import io.evenkeel.multijvm.faults.nemesis.Fault.Terminate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries one fault out and heals it. Faults of the network may overlap: what is in force is told
 * to the targets as a whole. For one thread.
 */
final class Nemesis {

  private final Targets targets;
  private final List<Fault> network = new ArrayList<>();

  Nemesis(Targets targets) {
    this.targets = targets;
  }

  /** The fault as it is carried out: with the number of the oldest node for its name. */
  Fault resolved(Fault fault) {
    if (fault instanceof Fault.Combination all) {
      return new Fault.Combination(all.faults().stream().map(this::resolved).toList());
    } else if (fault instanceof Fault.OnNode hit && hit.node() == Fault.OLDEST) {
      return hit.on(targets.oldest());
    }
    return fault;
  }

  /** Carries out one simple and resolved fault. */
  void begin(Fault fault) {
    if (fault instanceof Kill kill) {
      targets.kill(kill.node());
    } else if (fault instanceof Terminate terminate) {
      targets.terminate(terminate.node());
    } else if (fault instanceof Pause pause) {
      targets.pause(pause.node());
    } else if (fault instanceof ClockShift shift) {
      targets.shiftClock(shift.node(), shift.millis());
    } else if (fault instanceof Replace replace) {
      targets.replace(replace.node());
    } else if (fault instanceof LeaseEdit edit) {
      targets.editLeases(edit.rows());
    } else if (fault instanceof CassandraKill kill) {
      targets.killCassandra(kill.node());
    } else if (fault instanceof CassandraPause pause) {
      targets.pauseCassandra(pause.node());
    } else if (fault instanceof CassandraDiskFull full) {
      targets.fillDisk(full.node());
    } else {
      network.add(fault);
      applyNetwork();
    }
  }

  /** Heals what {@link #begin} did. */
  void heal(Fault fault) {
    if (fault instanceof Kill kill) {
      targets.start(kill.node());
    } else if (fault instanceof Terminate terminate) {
      targets.start(terminate.node());
    } else if (fault instanceof Pause pause) {
      targets.resume(pause.node());
    } else if (fault instanceof ClockShift shift) {
      targets.shiftClock(shift.node(), 0);
    } else if (fault instanceof Replace) {
      targets.wakeReplaced();
    } else if (fault instanceof LeaseEdit) {
      targets.mendLeases();
    } else if (fault instanceof CassandraKill kill) {
      targets.startCassandra(kill.node());
    } else if (fault instanceof CassandraPause pause) {
      targets.resumeCassandra(pause.node());
    } else if (fault instanceof CassandraDiskFull full) {
      targets.freeDisk(full.node());
    } else {
      network.remove(fault);
      applyNetwork();
    }
  }

  private void applyNetwork() {
    Set<Link> cut = new HashSet<>();
    Map<Integer, Integer> loss = new HashMap<>();
    for (var fault : network) {
      cut.addAll(Link.cutBy(fault, targets.nodes()));
      if (fault instanceof Loss some) {
        loss.merge(some.node(), some.percent(), Math::max);
      }
    }
    targets.cut(cut);
    targets.lose(loss);
  }
}
