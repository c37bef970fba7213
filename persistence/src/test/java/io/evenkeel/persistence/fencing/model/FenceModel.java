package io.evenkeel.persistence.fencing.model;

import static io.evenkeel.persistence.fencing.model.FenceState.DEAD;
import static io.evenkeel.persistence.fencing.model.FenceState.READING;
import static io.evenkeel.persistence.fencing.model.FenceState.RUNNING;
import static io.evenkeel.persistence.fencing.model.FenceState.WRITING;

import io.evenkeel.persistence.fencing.Bases;
import io.evenkeel.persistence.fencing.Chain;
import io.evenkeel.persistence.fencing.Pin;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.fencing.Row;
import io.evenkeel.persistence.fencing.ShardEpoch;
import io.evenkeel.persistence.fencing.UncleanStops;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One entity under the fence: owners take its shard, start it again and again, and stop at any
 * point; rows land at any time after they were sent, or never.
 *
 * <p>Claims that what clients are shown (acknowledged writes, answered reads) is totally ordered by
 * prefix in the order of time, that a replay never finds a hole, and that no part of a write is
 * ever shown.
 *
 * <p>Takes from {@link LeaseModel} that no owner but the last believes its lease valid. Therefore a
 * lease has no state here: the last owner may believe in it at any moment and may find it over at
 * any moment, so every gate may refuse; a take-over may happen at any moment and ends the belief of
 * those before. A revoked or released epoch stays so, and the transaction on the epoch checks it
 * again: so looking and taking are one step here.
 */
final class FenceModel implements Model {

  private static final String ENTITY = "entity";

  private final FenceSizes sizes;
  private final Set<Rule> off;
  private final Journal journal;
  private final Histories histories = new Histories();
  private final boolean onlyTheLastCounts;

  FenceModel(FenceSizes sizes, Set<Rule> off) {
    this.sizes = sizes;
    this.off = Set.copyOf(off);
    this.journal = new Journal(sizes, histories);
    this.onlyTheLastCounts =
        on(Rule.GATE)
            && on(Rule.GATE_AFTER_THE_WRITE)
            && on(Rule.WAIT)
            && on(Rule.READ_GATE)
            && on(Rule.SNAPSHOT_OF_CONFIRMED);
  }

  private boolean on(Rule rule) {
    return !off.contains(rule);
  }

  @Override
  public byte[] initial() {
    return new FenceState(sizes).encode();
  }

  @Override
  public void successors(byte[] state, Sink sink) {
    var s = FenceState.decode(sizes, state);
    var step = new Step(state, sink);
    if (s.owners < sizes.epochs()) {
      take(s, step);
    }
    for (int o = 0; o < s.owners && s.started < sizes.incarnations(); o++) {
      if (!s.closed[o] && !(on(Rule.ONE_START_AT_A_TIME) && s.anyAlive(o))) {
        start(s, o, step);
      }
    }
    for (int i = 0; i < s.started; i++) {
      if (!s.allLanded(i)) {
        land(s, i, step);
      }
      switch (s.phase[i]) {
        case READING -> finishReplay(s, i, step);
        case RUNNING -> running(s, i, step);
        case WRITING -> writing(s, i, step);
        default -> {}
      }
    }
    if (!on(Rule.VIEW_OF_CONFIRMED)) {
      viewReads(s, step);
    }
  }

  /** Hands out copies of the state to change, and passes them on. */
  private final class Step {
    private final byte[] state;
    private final Sink sink;

    Step(byte[] state, Sink sink) {
      this.state = state;
      this.sink = sink;
    }

    FenceState copy() {
      return FenceState.decode(sizes, state);
    }

    void next(String action, int actor, FenceState to) {
      tidy(to);
      sink.next(action, actor, to.encode());
    }

    void violation(String action, int actor, String what) {
      sink.violation(action, actor, what);
    }

    /** A client is shown a history. */
    void show(String action, int actor, int history, FenceState to) {
      if (!on(Rule.VIEW_OF_CONFIRMED) && histories.isPrefix(history, to.seen)) {
        return; // a view may be ahead of an entity, not beside it
      }
      if (!histories.isPrefix(to.seen, history)) {
        violation(action, actor, shown(history, to.seen));
        return;
      }
      to.seen = history;
      next(action, actor, to);
    }

    private String shown(int history, int before) {
      return "shown " + journal.name(history) + " after " + journal.name(before);
    }
  }

  // ---- owners

  private void take(FenceState s, Step step) {
    if (s.owners == 0) {
      taken("takes the shard", ShardEpoch.FIRST, step.copy(), step);
      return;
    }
    var last = s.owners - 1;
    var row = new ShardEpoch(s.epoch[last], s.cleanSince[last]);
    taken("takes the shard after expiry", row.next(false), step.copy(), step);
    var clean = unclean(s, last).none() || !on(Rule.CLEAN_FLAG);
    if (clean && !s.closed[last] && !s.anyAlive(last)) {
      var to = step.copy();
      to.closed[last] = true;
      taken("takes the shard handed over cleanly", row.next(true), to, step);
    }
    if (!on(Rule.EPOCH_TRANSACTION)) {
      taken("takes the same epoch too", row, step.copy(), step);
    }
  }

  private static void taken(String action, ShardEpoch row, FenceState to, Step step) {
    to.epoch[to.owners] = (int) row.number();
    to.cleanSince[to.owners] = (int) row.cleanSince();
    to.owners++;
    step.next(action + " as epoch", (int) row.number(), to);
  }

  private boolean believes(FenceState s, int o) {
    return !s.closed[o] && (s.epoch[o] == s.epoch[s.owners - 1] || !on(Rule.WAIT));
  }

  private static UncleanStops unclean(FenceState s, int o) {
    return s.unclean[o] == 0
        ? UncleanStops.NONE
        : UncleanStops.NONE.stoppedInDoubt(ENTITY, s.unclean[o]);
  }

  // ---- starts

  private void start(FenceState s, int o, Step step) {
    var i = s.started;
    var to = step.copy();
    to.started++;
    to.owner[i] = o;
    to.phase[i] = READING;
    to.base[i] = 0;
    if (sizes.paged()) {
      to.base[i] = journal.firstRowsLanded(s);
      step.next("reads the first page", i, to);
      return;
    }
    replay(to, i, journal.landedRows(to), step);
    for (int snapshot : s.snapshots) {
      if (snapshot != 0) {
        replayFrom(snapshot - 1, s, to, step);
      }
    }
  }

  private void finishReplay(FenceState s, int i, Step step) {
    var rows = journal.rowsOfPages(s, s.base[i]);
    if (Chain.read(Position.START, rows) instanceof Chain.Hole) {
      var again = step.copy(); // a page missed what a later page builds on: from the start
      again.base[i] = journal.firstRowsLanded(s);
      if (again.base[i] == s.base[i] || !on(Rule.REPLAY_AGAIN)) {
        step.violation("replays", i, "hole");
      }
      step.next("reads the first page again", i, again);
      return;
    }
    replay(step.copy(), i, rows, step);
  }

  private void replay(FenceState to, int i, List<Row<Integer>> rows, Step step) {
    if (!on(Rule.CHAIN_NOT_LOWEST) || !on(Rule.CHAIN_NOT_HIGHEST)) {
      var history = histories.of(Journal.withoutChain(rows, !on(Rule.CHAIN_NOT_LOWEST)));
      if (journal.end(to, history).by().compareTo(journal.incarnation(to, i)) < 0) {
        run("starts", to, i, history, step);
      }
      return;
    }
    var reading = Chain.read(Position.START, rows);
    if (reading instanceof Chain.Unbroken<Integer> chain) {
      var history = histories.of(Journal.payloads(chain.rows()));
      if (!journal.wholeWrites(to, history)) {
        step.violation("starts", i, "half a write replayed: " + journal.name(history));
      }
      if (!chain.supersedes(journal.incarnation(to, i))) {
        run("starts", to, i, history, step);
      } else if (sizes.paged()) {
        to.phase[i] = DEAD;
        step.next("finds itself superseded", i, to);
      }
      return;
    }
    step.violation("replays", i, reading.toString());
  }

  private void replayFrom(int snapshot, FenceState s, FenceState start, Step step) {
    var i = s.started;
    var taken = journal.end(s, snapshot);
    var rows = journal.landedRows(s);
    rows.removeIf(row -> row.sequenceNr() < taken.sequenceNr());
    var reading = Bases.chainAfter(taken.sequenceNr(), rows);
    if (!(reading instanceof Chain.Unbroken<Integer> chain)) {
      if (off.isEmpty()) {
        step.violation("replays", i, "a snapshot of a confirmed state refused");
      }
      return; // the full replay is another branch
    }
    if (chain.supersedes(journal.incarnation(start, i))) {
      return;
    }
    rows.removeIf(row -> row.sequenceNr() == taken.sequenceNr());
    if (off.isEmpty()
        && !(Chain.read(taken, rows) instanceof Chain.Unbroken<Integer> rest
            && rest.rows().equals(chain.rows()))) {
      step.violation("replays", i, "other rows once those up to the snapshot are deleted");
    }
    List<Integer> history = new ArrayList<>(histories.rows(snapshot));
    history.addAll(Journal.payloads(chain.rows()));
    var to = step.copy();
    to.started++;
    to.owner[i] = start.owner[i];
    run("starts from a snapshot", to, i, histories.of(history), step);
  }

  private void run(String action, FenceState to, int i, int history, Step step) {
    var o = to.owner[i];
    to.phase[i] = RUNNING;
    to.base[i] = history;
    var doubted = on(Rule.UNCLEAN_STOPS) ? unclean(to, o).last(ENTITY) : 0;
    var pin = new Pin(journal.incarnation(to, i), to.cleanSince[o], doubted);
    to.pinned[i] = !on(Rule.PIN) || pin.holds(journal.end(to, history));
    step.next(action, i, to);
  }

  // ---- life of an incarnation

  private void running(FenceState s, int i, Step step) {
    var history = journal.history(s, i, s.written[i]);
    if (s.pinned[i] && (believes(s, s.owner[i]) || !on(Rule.READ_GATE))) {
      step.show("answers a read", i, history, step.copy());
    }
    var mayWrite = on(Rule.GATE_AFTER_THE_WRITE) || believes(s, s.owner[i]);
    var most = mayWrite ? Math.min(sizes.batch(), sizes.rows() - s.written[i]) : 0;
    for (int size = 1; size <= most; size++) {
      var to = step.copy();
      to.continued[i] |= ((1 << (size - 1)) - 1) << s.written[i];
      to.written[i] += size;
      to.phase[i] = WRITING;
      step.next(size == 1 ? "writes one" : "writes several", i, to);
    }
    var stopped = step.copy();
    stopped.phase[i] = DEAD;
    step.next("stops", i, stopped);
    var isConfirmed = s.pinned[i] || s.written[i] > 0;
    if (on(Rule.SNAPSHOT_OF_CONFIRMED) ? isConfirmed : history != Histories.EMPTY) {
      snapshot(i, history, step);
    }
  }

  private void writing(FenceState s, int i, Step step) {
    var all = journal.history(s, i, s.written[i]);
    var o = s.owner[i];
    if (s.allLanded(i)) {
      if (believes(s, o) || !on(Rule.GATE) || !on(Rule.GATE_AFTER_THE_WRITE)) {
        var to = step.copy();
        to.phase[i] = RUNNING;
        to.pinned[i] = true;
        to.unclean[o] = (int) unclean(s, o).confirmed(ENTITY, s.startOf(i)).last(ENTITY);
        step.show("acknowledges", i, all, to);
      }
      var to = step.copy();
      to.phase[i] = DEAD;
      step.next("is refused by the gate", i, to);
    }
    var to = step.copy();
    to.phase[i] = DEAD;
    to.unclean[o] = (int) unclean(s, o).stoppedInDoubt(ENTITY, s.startOf(i)).last(ENTITY);
    step.next("stops in doubt", i, to);
  }

  private static void snapshot(int i, int history, Step step) {
    var to = step.copy();
    if (to.addSnapshot(history)) {
      step.next("takes a snapshot", i, to);
    }
  }

  private void land(FenceState s, int i, Step step) {
    var missing = ((1 << s.written[i]) - 1) & ~s.landed[i];
    if (on(Rule.WHOLE_BATCHES)) {
      landed(missing, i, step);
      return;
    }
    for (int bit = 1; bit <= missing; bit <<= 1) {
      if ((missing & bit) != 0) {
        landed(bit, i, step);
      }
    }
  }

  private void landed(int rows, int i, Step step) {
    var to = step.copy();
    to.landed[i] |= rows;
    if (off.isEmpty()) {
      audit(to, i, step);
    }
    step.next("write lands of", i, to);
  }

  /** Whatever has landed, a reader of the chain finds all that was ever shown. */
  private void audit(FenceState to, int i, Step step) {
    var reading = Chain.read(Position.START, journal.landedRows(to));
    if (!(reading instanceof Chain.Unbroken<Integer> chain)) {
      step.violation("write lands of", i, reading.toString());
    } else if (!histories.isPrefix(to.seen, histories.of(Journal.payloads(chain.rows())))) {
      step.violation("write lands of", i, "the chain lost " + journal.name(to.seen));
    }
  }

  private void viewReads(FenceState s, Step step) {
    var reading = Chain.read(Position.START, journal.landedRows(s));
    if (reading instanceof Chain.Unbroken<Integer> chain) {
      step.show("a view reads", 0, histories.of(Journal.payloads(chain.rows())), step.copy());
    }
  }

  /** Forgets what can make no difference any more, so that fewer states differ. */
  private void tidy(FenceState s) {
    for (int i = 0; i < s.started; i++) {
      if (onlyTheLastCounts && !believes(s, s.owner[i])) {
        s.pinned[i] = false;
        if (s.phase[i] == WRITING || (s.phase[i] == RUNNING && s.written[i] == sizes.rows())) {
          s.phase[i] = DEAD;
        }
      }
      if (s.phase[i] == DEAD) {
        s.pinned[i] = false;
        s.base[i] = s.written[i] == 0 ? Histories.EMPTY : s.base[i];
      }
    }
    for (int o = 0; onlyTheLastCounts && o < s.owners; o++) {
      if (!believes(s, o)) {
        s.unclean[o] = 0;
        s.cleanSince[o] = s.epoch[o];
      }
    }
  }

  @Override
  public String describe(byte[] state) {
    return journal.describe(FenceState.decode(sizes, state));
  }
}
