package io.evenkeel.core.entity;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The receipts of one entity, bounded by {@link ReceiptLimits}. Owned by that entity's actor and
 * not thread-safe: unlike the user's state it changes in place, as copying hundreds of entries for
 * every command would cost more than the command.
 *
 * <p>What it holds follows from the sequence of {@link #add} alone, so a replay rebuilds it.
 */
final class Receipts {

  private final ReceiptLimits limits;

  /** Older than all of {@link #whole}: their replies had to make room. */
  private final Map<String, Receipt> bare = new LinkedHashMap<>();

  private final Map<String, Receipt> whole = new LinkedHashMap<>();
  private long replyBytes;

  Receipts(ReceiptLimits limits, Collection<Receipt> oldestFirst) {
    this.limits = limits;
    oldestFirst.forEach(this::add);
  }

  /** The receipt for a key, unless it is too old by now. */
  Optional<Receipt> find(String key, long nowMillis) {
    var found = whole.get(key);
    return Optional.ofNullable(found == null ? bare.get(key) : found)
        .filter(receipt -> nowMillis - receipt.atMillis() <= limits.usual().age().toMillis());
  }

  void add(Receipt receipt) {
    bare.remove(receipt.key());
    var replaced = whole.remove(receipt.key());
    replyBytes += receipt.replyBytes() - (replaced == null ? 0 : replaced.replyBytes());
    whole.put(receipt.key(), receipt);
    stripReplies();
    evict(receipt.atMillis());
  }

  List<Receipt> oldestFirst() {
    return Stream.concat(bare.values().stream(), whole.values().stream()).toList();
  }

  /** The newest reply always stays, however large it is. */
  private void stripReplies() {
    while (replyBytes > limits.maxReplyBytes() && whole.size() > 1) {
      var oldest = removeFirst(whole);
      replyBytes -= oldest.replyBytes();
      bare.put(oldest.key(), oldest.withoutReply());
    }
  }

  private void evict(long nowMillis) {
    for (int size = bare.size() + whole.size(); size > 1; size--) {
      var oldestOnes = bare.isEmpty() ? whole : bare;
      var oldest = oldestOnes.values().iterator().next();
      if (limits.keeps(size, nowMillis - oldest.atMillis())) {
        return;
      }
      replyBytes -= removeFirst(oldestOnes).replyBytes();
    }
  }

  private static Receipt removeFirst(Map<String, Receipt> receipts) {
    Iterator<Receipt> values = receipts.values().iterator();
    var first = values.next();
    values.remove();
    return first;
  }
}
