package io.evenkeel.http.drill;

import io.evenkeel.http.bench.load.AnswerListener;
import io.evenkeel.http.bench.load.Outcome;
import io.evenkeel.http.bench.load.Request;
import io.evenkeel.http.bench.load.RequestSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the commands of a drill, one counter after the other, and writes down what was sent and
 * when it was answered. On one thread at a time, but for {@link #close}. Its size is rate times
 * duration.
 */
final class Ledger implements RequestSource, AnswerListener {

  /** What is known of one counter. */
  private static final class Account {
    private final Set<Long> sent = new HashSet<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private final List<Long> repliesAt = new ArrayList<>();
  }

  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final LongSupplier epochMillis;
  private final Function<CounterCommand, Request> requests;
  private List<String> order = List.of();
  private int next;
  private long round = 1;
  private volatile boolean closed;

  Ledger(LongSupplier epochMillis, Function<CounterCommand, Request> requests) {
    this.epochMillis = epochMillis;
    this.requests = requests;
  }

  /** Takes a counter in, whose first command, with the amount 1, has been acknowledged. */
  void open(String id) {
    var account = new Account();
    account.sent.add(1L);
    account.acknowledged.add(1L);
    accounts.put(id, account);
  }

  /** Fixes the order in which the counters are called. */
  void shuffle(Random random) {
    var ids = new ArrayList<>(accounts.keySet());
    Collections.shuffle(ids, random);
    order = List.copyOf(ids);
  }

  /** Makes no more commands. Can be called from another thread. */
  void close() {
    closed = true;
  }

  @Override
  public @Nullable Request next() {
    if (closed) {
      return null;
    }
    if (next == 0) {
      round++;
    }
    var id = order.get(next);
    next = (next + 1) % order.size();
    account(id).sent.add(round);
    return requests.apply(new CounterCommand(id, round));
  }

  @Override
  public void answered(Request request, Outcome outcome, @Nullable String body) {
    if (outcome.ok()) {
      var command = CounterCommand.of(request);
      var account = account(command.id());
      account.acknowledged.add(command.amount());
      account.repliesAt.add(epochMillis.getAsLong());
    }
  }

  Set<String> ids() {
    return Collections.unmodifiableSet(accounts.keySet());
  }

  /** When good replies came, in milliseconds since the injection, ascending. */
  List<Long> replies(String id, long injectedAt) {
    return account(id).repliesAt.stream().map(at -> at - injectedAt).toList();
  }

  /** Compares with the amounts of a counter's events. */
  ExactlyOnce check(String id, List<Long> stored) {
    var account = account(id);
    return ExactlyOnce.check(account.acknowledged, account.sent, stored);
  }

  /** Compares with how many commands of a counter took effect; finds only what is certain. */
  ExactlyOnce checkCount(String id, long effects) {
    var account = account(id);
    return ExactlyOnce.checkCount(account.acknowledged.size(), account.sent.size(), effects);
  }

  /** Commands that were sent and never acknowledged. */
  long unanswered() {
    return accounts.values().stream().mapToLong(a -> a.sent.size() - a.acknowledged.size()).sum();
  }

  private Account account(String id) {
    var account = accounts.get(id);
    if (account == null) {
      throw new IllegalArgumentException("no counter '" + id + "'");
    }
    return account;
  }
}
