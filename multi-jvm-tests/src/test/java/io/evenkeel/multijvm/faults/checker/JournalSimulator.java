package io.evenkeel.multijvm.faults.checker;

import io.evenkeel.persistence.fencing.Incarnation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A journal under the fence: incarnations follow each other, each upon what it has read, which is
 * everything that was acknowledged and perhaps more; old ones go on writing and are not believed.
 */
final class JournalSimulator {

  static final String ID = "entity";
  private static final int INCARNATIONS = 6;

  /**
   * What there is in the end.
   *
   * @param chain by ascending sequence number
   * @param ghosts rows beside the chain
   */
  record Journal(
      List<JournalRow> chain, List<JournalRow> ghosts, List<Acknowledgement> acknowledgements) {

    List<JournalRow> rows() {
      List<JournalRow> rows = new ArrayList<>(chain);
      rows.addAll(ghosts);
      return rows;
    }

    boolean isAcknowledged(JournalRow row) {
      return acknowledgements.stream().anyMatch(ack -> ack.event().equals(row.event()));
    }
  }

  private final Random random;
  private final List<JournalRow> chain = new ArrayList<>();
  private final List<JournalRow> ghosts = new ArrayList<>();
  private final List<Acknowledgement> acknowledgements = new ArrayList<>();
  private int acknowledgedLength;
  private long now;
  private int events;

  private JournalSimulator(Random random) {
    this.random = random;
  }

  /** A journal of 6 incarnations in 3 epochs. */
  static Journal run(Random random) {
    var simulator = new JournalSimulator(random);
    simulator.write(new Incarnation(1, 1));
    for (int i = 2; i <= INCARNATIONS; i++) {
      simulator.handOver();
      simulator.write(new Incarnation((i + 1) / 2, 2 - i % 2));
    }
    Collections.shuffle(simulator.ghosts, random);
    return new Journal(simulator.chain, simulator.ghosts, simulator.acknowledgements);
  }

  private void write(Incarnation self) {
    for (int i = 3 + random.nextInt(6); i > 0; i--) {
      var row = row(self, chain);
      chain.add(row);
      if (i < 3 || random.nextInt(4) > 0) {
        now += 10;
        acknowledgements.add(new Acknowledgement(ID, row.event(), now, now + 5));
        acknowledgedLength = chain.size();
      }
    }
    // rows that nobody was told of
    for (int i = random.nextInt(3); i > 0; i--) {
      chain.add(row(self, chain));
    }
  }

  /** The next incarnation has read what was acknowledged, and maybe not what came later. */
  private void handOver() {
    var old = List.copyOf(chain);
    int read = acknowledgedLength + random.nextInt(chain.size() - acknowledgedLength + 1);
    chain.subList(read, old.size()).clear();
    ghosts.addAll(old.subList(read, old.size()));
    List<JournalRow> beside = new ArrayList<>(old);
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      var ghost = row(old.get(old.size() - 1).by(), beside);
      beside.add(ghost);
      ghosts.add(ghost);
    }
  }

  private JournalRow row(Incarnation by, List<JournalRow> upon) {
    var previous = upon.isEmpty() ? Incarnation.NONE : upon.get(upon.size() - 1).by();
    return new JournalRow(ID, upon.size() + 1, by, previous, "event-" + ++events);
  }
}
