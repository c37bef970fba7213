package io.evenkeel.persistence.fencing.model;

import static io.evenkeel.persistence.fencing.model.LeaseState.DONE;
import static io.evenkeel.persistence.fencing.model.LeaseState.FREE_TO_TAKE;
import static io.evenkeel.persistence.fencing.model.LeaseState.LOST;
import static io.evenkeel.persistence.fencing.model.LeaseState.NOTHING;
import static io.evenkeel.persistence.fencing.model.LeaseState.OWNER;
import static io.evenkeel.persistence.fencing.model.LeaseState.RENEWALS;
import static io.evenkeel.persistence.fencing.model.LeaseState.REVOKING;
import static io.evenkeel.persistence.fencing.model.LeaseState.SENT;
import static io.evenkeel.persistence.fencing.model.LeaseState.TAKERS;
import static io.evenkeel.persistence.fencing.model.LeaseState.TAKING;
import static io.evenkeel.persistence.fencing.model.LeaseState.WATCHING;

import io.evenkeel.persistence.fencing.ExpiryWatch;
import io.evenkeel.persistence.fencing.LeaseTerm;
import io.evenkeel.persistence.fencing.LeaseTiming;
import io.evenkeel.persistence.fencing.model.LeaseState.Message;
import io.evenkeel.persistence.fencing.model.LeaseState.Taker;
import java.time.Duration;
import java.util.Set;

/**
 * One holder of a node's lease that owns a shard, and two takers, each with its own clock. In each
 * tick each clock advances by one unit or by two, about a nominal 1.5: a drift of one third. Every
 * message arrives at any time, or never; any of the three may pause anywhere.
 *
 * <p>Claims what {@link FenceModel} takes for granted: from the moment a taker's transaction on the
 * shard is applied, the holder never believes its lease valid, and no second taker has it too.
 */
final class LeaseModel implements Model {

  private static final int SLOW = 1;
  private static final int FAST = 2;

  private final Set<LeaseRule> off;
  private final LeaseTiming timing;
  private final int term;
  private final int watch;
  private final int renewals;

  /**
   * A model of a lease of three times {@code unit}, with a margin of one third.
   *
   * @param renewals how many of them may be applied
   */
  LeaseModel(int unit, int renewals, Set<LeaseRule> off) {
    this.off = Set.copyOf(off);
    this.renewals = renewals;
    var given = on(LeaseRule.MARGIN) ? unit : 0;
    this.term = 3 * unit - given;
    this.watch = 3 * unit + given;
    this.timing = new LeaseTiming(Duration.ofNanos(3L * unit), Duration.ofNanos(given));
  }

  private boolean on(LeaseRule rule) {
    return !off.contains(rule);
  }

  @Override
  public byte[] initial() {
    return new LeaseState().encode();
  }

  @Override
  public void successors(byte[] state, Sink sink) {
    for (int clocks = 0; clocks < 1 << (TAKERS + 1); clocks++) {
      pass(
          tick(LeaseState.decode(state), clocks), "time passes, fast clocks as bits", clocks, sink);
    }
    for (int r = 0; r < RENEWALS; r++) {
      renewal(state, r, sink);
    }
    handOver(state, sink);
    for (int t = 0; t < TAKERS; t++) {
      poll(state, t, sink);
      takeOver(state, t, sink);
    }
  }

  /** Checks the claim in each state on its way out. */
  private void pass(LeaseState to, String action, int actor, Sink sink) {
    var owners = 0;
    for (var taker : to.takers) {
      owners += taker.phase() == OWNER ? 1 : 0;
    }
    if (owners > 1) {
      sink.violation(action, actor, "two takers own the shard: " + to);
    }
    if (owners > 0 && !to.stopped && new LeaseTerm(-to.termAge, timing).validAt(0)) {
      sink.violation(action, actor, "the holder believes, and a taker owns: " + to);
    }
    sink.next(action, actor, to.encode());
  }

  private LeaseState tick(LeaseState to, int clocks) {
    var holder = (clocks & 1) == 1 ? FAST : SLOW;
    to.termAge = Math.min(term, to.termAge + holder);
    for (int r = 0; r < RENEWALS; r++) {
      to.renewals[r] = to.renewals[r].aged(holder, term);
    }
    for (int t = 0; t < TAKERS; t++) {
      var fast = (clocks >> (t + 1) & 1) == 1;
      to.takers[t] = to.takers[t].aged(fast ? FAST : SLOW, watch, !on(LeaseRule.FROM_ARRIVAL));
    }
    return to;
  }

  private void renewal(byte[] state, int r, Sink sink) {
    var s = LeaseState.decode(state);
    var message = s.renewals[r];
    switch (message.stage()) {
      case NOTHING -> {}
      case SENT -> {
        var applies = !s.revoked && s.counter == message.counter();
        s.counter += applies ? 1 : 0;
        s.renewals[r] = applies ? new Message(DONE, 0, message.age()) : Message.NONE;
        pass(s, applies ? "renewal is applied" : "renewal is refused", r, sink);
      }
      default -> {
        var holder = new LeaseTerm(-s.termAge, timing);
        var sent = on(LeaseRule.FROM_SENDING) ? -message.age() : 0;
        s.termAge = (int) -holder.renewed(sent).sentNanos();
        s.renewals[r] = Message.NONE;
        pass(s, "holder learns of renewal", r, sink);
      }
    }
    var next = LeaseState.decode(state);
    if (next.counter < renewals && !next.stopped && !next.revoked) {
      next.renewals[r] = new Message(SENT, next.counter, 0); // one that was under way is lost
      pass(next, "holder sends renewal", r, sink);
    }
  }

  private void handOver(byte[] state, Sink sink) {
    var s = LeaseState.decode(state);
    if (!s.stopped) {
      s.stopped = true;
      pass(s, "holder stops for good", 0, sink);
    }
    var freed = LeaseState.decode(state);
    if (!freed.released && !freed.taken && (freed.stopped || !on(LeaseRule.STOP_BEFORE_RELEASE))) {
      freed.released = true;
      pass(freed, "holder's release is applied", 0, sink);
    }
  }

  private void poll(byte[] state, int t, Sink sink) {
    var s = LeaseState.decode(state);
    var taker = s.takers[t];
    if (taker.phase() != WATCHING) {
      return;
    }
    var poll = taker.poll();
    switch (poll.stage()) {
      case NOTHING -> {
        s.takers[t] = taker.polling(new Message(SENT, 0, 0));
        pass(s, "taker asks", t, sink);
      }
      case SENT -> {
        var answer = new Message(DONE, s.counter, poll.age());
        s.takers[t] = s.revoked || s.released ? taker.to(FREE_TO_TAKE) : taker.polling(answer);
        pass(s, "row is read for taker", t, sink);
      }
      default -> {
        s.takers[t] = seen(taker);
        pass(s, "taker is answered", t, sink);
      }
    }
  }

  private Taker seen(Taker taker) {
    var poll = taker.poll();
    var now = on(LeaseRule.FROM_ARRIVAL) ? 0 : -poll.age();
    var watch =
        taker.counter() < 0
            ? new ExpiryWatch(poll.counter(), now, timing)
            : new ExpiryWatch(taker.counter(), -taker.watchAge(), timing).seen(poll.counter(), now);
    return new Taker(WATCHING, (int) watch.counter(), (int) -watch.sinceNanos(), Message.NONE);
  }

  private void takeOver(byte[] state, int t, Sink sink) {
    var s = LeaseState.decode(state);
    var taker = s.takers[t];
    switch (taker.phase()) {
      case WATCHING -> {
        var watch = new ExpiryWatch(taker.counter(), -taker.watchAge(), timing);
        if (taker.counter() >= 0 && watch.expiredAt(0)) {
          s.takers[t] = taker.to(on(LeaseRule.REVOCATION) ? REVOKING : TAKING);
          pass(s, "taker finds the lease expired", t, sink);
        }
      }
      case REVOKING -> {
        var applies = s.counter == taker.counter() || !on(LeaseRule.REVOCATION_TRANSACTION);
        s.revoked |= applies;
        s.takers[t] = taker.to(s.revoked ? FREE_TO_TAKE : WATCHING);
        pass(s, applies ? "revocation is applied of taker" : "revocation is refused", t, sink);
      }
      case FREE_TO_TAKE -> {
        s.takers[t] = taker.to(TAKING);
        pass(s, "taker sends the transaction on the epoch", t, sink);
      }
      case TAKING -> {
        var applies = !s.taken || !on(LeaseRule.EPOCH_TRANSACTION);
        s.taken = true;
        s.takers[t] = taker.to(applies ? OWNER : LOST);
        pass(s, applies ? "the shard is taken by" : "the shard is refused to", t, sink);
      }
      default -> {}
    }
  }

  @Override
  public String describe(byte[] state) {
    return LeaseState.decode(state).toString();
  }
}
