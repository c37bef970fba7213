package io.evenkeel.multijvm.faults.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.History;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Banks: money is neither made nor lost, no account is ever below zero, and each transfer has both
 * of its sides once or none. O(n log n).
 *
 * <p>The key of every operation is the bank. A final read is, for each account, {@code
 * {"a":{"opening":100,"balance":95,"entries":[{"transfer":"t-1","amount":-5}]}}} with the entries
 * in the order of the account's journal; read it when no transfer is on its way. A read in between
 * is {@code {"a":95,"b":105}} and must be of one moment, money on its way included.
 */
public final class Bank {

  private final Findings findings;
  private final JsonNode accounts;
  private final long total;

  private Bank(String key, Operation finalRead) {
    this.findings = new Findings(key);
    this.accounts = finalRead.value();
    this.total = sum("opening");
  }

  /** Checks every bank that has a final read; those without make the verdict unknown. */
  public static Verdict check(History history) {
    List<Verdict> verdicts = new ArrayList<>();
    history
        .byKey()
        .forEach(
            (key, operations) ->
                verdicts.add(
                    FinalRead.of(operations)
                        .map(read -> new Bank(key, read).verdict(operations))
                        .orElseGet(() -> FinalRead.missing(key))));
    return Verdict.all(verdicts);
  }

  private Verdict verdict(List<Operation> operations) {
    operations.stream().filter(o -> o.kind() == Kind.READ && o.isOk()).forEach(this::snapshot);
    accounts.properties().forEach(entry -> account(entry.getKey(), entry.getValue()));
    if (sum("balance") != total) {
      findings.add(
          Anomaly.TOTAL_CHANGED, "all accounts held %d and hold %d", total, sum("balance"));
    }
    Sides.check(operations, accounts, findings);
    return findings.verdict();
  }

  private void snapshot(Operation read) {
    long sum = 0;
    for (var balance : read.value()) {
      sum += balance.asLong();
      if (balance.asLong() < 0) {
        findings.add(Anomaly.NEGATIVE_BALANCE, "%s", read);
      }
    }
    if (sum != total) {
      findings.add(Anomaly.TOTAL_CHANGED, "%s sums to %d, not to %d", read, sum, total);
    }
  }

  private void account(String name, JsonNode account) {
    long balance = account.path("opening").asLong();
    for (var entry : account.path("entries")) {
      balance += entry.path("amount").asLong();
      if (balance < 0) {
        findings.add(Anomaly.NEGATIVE_BALANCE, "%s is at %d after %s", name, balance, entry);
      }
    }
    if (balance != account.path("balance").asLong()) {
      findings.add(
          Anomaly.WRONG_VALUE,
          "%s holds %s, its entries make %d",
          name,
          account.path("balance"),
          balance);
    }
  }

  private long sum(String field) {
    long sum = 0;
    for (var account : accounts) {
      sum += account.path(field).asLong();
    }
    return sum;
  }
}
