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
 * <p>What it holds follows from the sequence of {@link #add} alone, so a replay rebuilds it; one
 * that begins with the receipts of a snapshot may keep some for longer.
 */
final class Receipts {

  /**
   * A receipt that is kept.
   *
   * @param livedMillis how long the entity had lived, by its receipts, when it was added
   */
  private record Kept(Receipt receipt, long livedMillis) {}

  private final ReceiptLimits limits;

  /** Older than all of {@link #whole}: their replies had to make room. */
  private final Map<String, Kept> bare = new LinkedHashMap<>();

  private final Map<String, Kept> whole = new LinkedHashMap<>();
  private long replyBytes;
  private long livedMillis;
  private long newestMillis = Long.MAX_VALUE;

  Receipts(ReceiptLimits limits, Collection<Receipt> oldestFirst) {
    this.limits = limits;
    oldestFirst.forEach(this::add);
  }

  /** The receipt for a key, unless it is too old by now. */
  Optional<Receipt> find(String key, long nowMillis) {
    var found = whole.get(key);
    return Optional.ofNullable(found == null ? bare.get(key) : found)
        .map(Kept::receipt)
        .filter(receipt -> nowMillis - receipt.atMillis() <= limits.usual().age().toMillis());
  }

  void add(Receipt receipt) {
    livedMillis += limits.stepMillis(newestMillis, receipt.atMillis());
    newestMillis = receipt.atMillis();
    bare.remove(receipt.key());
    var replaced = whole.remove(receipt.key());
    replyBytes += receipt.replyBytes() - (replaced == null ? 0 : replaced.receipt.replyBytes());
    whole.put(receipt.key(), new Kept(receipt, livedMillis));
    stripReplies();
    evict(receipt.atMillis());
  }

  List<Receipt> oldestFirst() {
    return Stream.concat(bare.values().stream(), whole.values().stream())
        .map(Kept::receipt)
        .toList();
  }

  /** The newest reply always stays, however large it is. */
  private void stripReplies() {
    while (replyBytes > limits.maxReplyBytes() && whole.size() > 1) {
      var oldest = removeFirst(whole);
      var stripped = oldest.receipt.withoutReply();
      replyBytes -= oldest.receipt.replyBytes();
      bare.put(stripped.key(), new Kept(stripped, oldest.livedMillis));
    }
  }

  private void evict(long nowMillis) {
    for (int size = bare.size() + whole.size(); size > 1; size--) {
      var oldestOnes = bare.isEmpty() ? whole : bare;
      var oldest = oldestOnes.values().iterator().next();
      long age = nowMillis - oldest.receipt.atMillis();
      if (limits.keeps(size, age, livedMillis - oldest.livedMillis)) {
        return;
      }
      replyBytes -= removeFirst(oldestOnes).receipt.replyBytes();
    }
  }

  private static Kept removeFirst(Map<String, Kept> receipts) {
    Iterator<Kept> values = receipts.values().iterator();
    var first = values.next();
    values.remove();
    return first;
  }
}
