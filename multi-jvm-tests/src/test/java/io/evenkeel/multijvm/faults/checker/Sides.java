package io.evenkeel.multijvm.faults.checker;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.multijvm.faults.history.Kind;
import io.evenkeel.multijvm.faults.history.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of each transfer, added up for each account, so that a debit that was given back
 * counts as none.
 */
final class Sides {

  private final Map<String, Map<String, Long>> netByTransfer = new HashMap<>();
  private final Findings findings;

  private Sides(JsonNode accounts, Findings findings) {
    this.findings = findings;
    for (var account : accounts.properties()) {
      for (var entry : account.getValue().path("entries")) {
        netByTransfer
            .computeIfAbsent(entry.path("transfer").asText(), id -> new HashMap<>())
            .merge(account.getKey(), entry.path("amount").asLong(), Long::sum);
      }
    }
  }

  /** Each transfer once or not at all, as its outcome says, and no others. */
  static void check(List<Operation> operations, JsonNode accounts, Findings findings) {
    var sides = new Sides(accounts, findings);
    operations.stream().filter(o -> o.kind() == Kind.TRANSFER).forEach(sides::transfer);
    sides.netByTransfer.forEach(
        (id, net) -> findings.add(Anomaly.PHANTOM, "nobody asked for %s: %s", id, net));
  }

  private void transfer(Operation transfer) {
    var net = netByTransfer.remove(transfer.value().path("id").asText());
    net = net == null ? new HashMap<>() : net;
    net.values().removeIf(amount -> amount == 0);
    long amount = transfer.value().path("amount").asLong();
    var from = transfer.value().path("from").asText();
    var to = transfer.value().path("to").asText();
    if (net.isEmpty()) {
      if (transfer.isOk()) {
        findings.add(Anomaly.LOST, "no side is there: %s", transfer);
      }
    } else if (!net.equals(Map.of(from, -amount, to, amount))) {
      findings.add(departure(net, from, to, amount), "its sides are %s: %s", net, transfer);
    } else if (!transfer.mayHaveChanged()) {
      findings.add(Anomaly.PHANTOM, "there, though it was refused: %s", transfer);
    }
  }

  private static Anomaly departure(Map<String, Long> net, String from, String to, long amount) {
    long debit = -net.getOrDefault(from, 0L);
    long credit = net.getOrDefault(to, 0L);
    boolean others = net.keySet().stream().anyMatch(name -> !name.equals(from) && !name.equals(to));
    boolean whole = debit >= 0 && credit >= 0 && debit % amount == 0 && credit % amount == 0;
    if (others || !whole) {
      return Anomaly.PHANTOM;
    }
    return debit > amount || credit > amount ? Anomaly.DUPLICATE : Anomaly.HALF_DONE;
  }
}
