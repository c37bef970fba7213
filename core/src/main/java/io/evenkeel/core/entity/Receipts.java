package io.evenkeel.core.entity;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The receipts of one entity, bounded by {@link ReceiptLimits}. Owned by that entity's actor and
 * not thread-safe: unlike the user's state it changes in place, as copying hundreds of entries for
 * every command would cost more than the command.
 *
 * <p>What it holds follows from the sequence of {@link #add} alone, so a replay rebuilds it.
 */
final class Receipts {

  private final ReceiptLimits limits;
  private final Map<String, Receipt> byKey = new LinkedHashMap<>();
  private long bytes;

  Receipts(ReceiptLimits limits, Collection<Receipt> oldestFirst) {
    this.limits = limits;
    oldestFirst.forEach(this::add);
  }

  /** The receipt for a key, unless it is too old by now. */
  Optional<Receipt> find(String key, long nowMillis) {
    return Optional.ofNullable(byKey.get(key)).filter(r -> !expired(r, nowMillis));
  }

  void add(Receipt receipt) {
    var replaced = byKey.remove(receipt.key());
    bytes += receipt.weightBytes() - (replaced == null ? 0 : replaced.weightBytes());
    byKey.put(receipt.key(), receipt);
    evict(receipt.atMillis());
  }

  Collection<Receipt> oldestFirst() {
    return byKey.values();
  }

  /** The newest receipt always stays, however large it is. */
  private void evict(long nowMillis) {
    Iterator<Receipt> oldest = byKey.values().iterator();
    while (byKey.size() > 1) {
      var candidate = oldest.next();
      boolean tooMany = byKey.size() > limits.maxCount() || bytes > limits.maxBytes();
      if (!tooMany && !expired(candidate, nowMillis)) {
        return;
      }
      bytes -= candidate.weightBytes();
      oldest.remove();
    }
  }

  private boolean expired(Receipt receipt, long nowMillis) {
    return nowMillis - receipt.atMillis() > limits.maxAge().toMillis();
  }
}
