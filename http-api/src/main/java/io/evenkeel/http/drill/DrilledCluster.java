package io.evenkeel.http.drill;

import io.evenkeel.core.view.TimelineEntry;
import io.evenkeel.http.bench.load.Request;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * A cluster of some make that hosts counters and can be hit. Everything may block, for up to some
 * minutes, and throws {@link DrillFailed} when there is no good answer for too long; on one thread.
 */
interface DrilledCluster {

  /** All members, once all of them take work. */
  List<Member> members();

  /** What hits a member. */
  Fault fault(DrillKind kind, Member victim, List<Member> members);

  /** How a command is sent; with an idempotency key, so that clients send it again. */
  Request request(CounterCommand command);

  /**
   * Carries out a counter's first command.
   *
   * @return the URL of the member that owns the counter
   */
  String add(URI node, CounterCommand command);

  /** Those counters that live on a member at the moment. */
  Set<String> livingOn(Member member, Set<String> ids, URI node);

  /** What the members that were not hit have noted since a time by the wall clock; may be empty. */
  List<TimelineEntry> timeline(List<URI> survivors, long sinceEpochMillis);

  /** The shard of a counter. */
  String shard(String id);

  /** Blocks until there are so many members again; the fault has been healed. */
  void awaitAll(int count, Member victim, URI survivor);

  /** Compares what was acknowledged with what is stored. */
  ExactlyOnce verify(Ledger ledger, String id, URI node);
}
