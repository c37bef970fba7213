package io.evenkeel.sharding.runtime;

import akka.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import com.typesafe.config.Config;
import io.evenkeel.core.config.Section;
import io.evenkeel.core.entity.ReceiptLimits;
import java.time.Duration;

/**
 * Settings of {@code evenkeel.entity}, read and checked once, at start.
 *
 * @param askTimeout the longest a caller waits for an entity
 * @param resendAfter without an answer, before a request that may be repeated is sent again
 * @param historyTimeout the longest a caller waits for a state of the past
 * @param maxWaiting commands that may wait for one entity
 * @param passivateAfter idle time after which an entity leaves memory
 * @param maxInMemory entities of one type in the memory of this node
 * @param numberOfShards per entity type
 * @param receipts bounds of what is kept for idempotency
 * @param backoff of an entity whose journal failed
 * @param readJournal id of a plugin that is a {@link CurrentEventsByPersistenceIdQuery}
 */
public record EntitySettings(
    Duration askTimeout,
    Duration resendAfter,
    Duration historyTimeout,
    int maxWaiting,
    Duration passivateAfter,
    int maxInMemory,
    int numberOfShards,
    ReceiptLimits receipts,
    Backoff backoff,
    String readJournal) {

  /** Shortest and longest pause before a restart. */
  public record Backoff(Duration min, Duration max) {
    public Backoff {
      require(
          min.toMillis() >= 1 && max.compareTo(min) >= 0,
          "restart-backoff must have 1ms <= min <= max, was " + min + ", " + max);
    }
  }

  public EntitySettings {
    require(askTimeout.toMillis() >= 100, "ask-timeout must be >= 100ms, was " + askTimeout);
    require(resendAfter.toMillis() >= 100, "resend-after must be >= 100ms, was " + resendAfter);
    require(
        historyTimeout.toMillis() >= 100,
        "history-timeout must be >= 100ms, was " + historyTimeout);
    require(maxWaiting >= 1, "max-waiting must be >= 1, was " + maxWaiting);
    require(
        passivateAfter.toMillis() >= 1000, "passivate-after must be >= 1s, was " + passivateAfter);
    require(maxInMemory >= 1, "max-in-memory must be >= 1, was " + maxInMemory);
    require(numberOfShards >= 1, "number-of-shards must be >= 1, was " + numberOfShards);
  }

  public static EntitySettings from(Config config) {
    var c = Section.of(config, "evenkeel.entity");
    var keys = c.section("idempotency");
    return new EntitySettings(
        c.duration("ask-timeout"),
        c.duration("resend-after"),
        c.duration("history-timeout"),
        c.number("max-waiting"),
        c.duration("passivate-after"),
        c.number("max-in-memory"),
        c.number("number-of-shards"),
        new ReceiptLimits(
            window(keys), window(keys.section("burst")), keys.bytes("max-reply-bytes")),
        new Backoff(c.duration("restart-backoff.min"), c.duration("restart-backoff.max")),
        c.string("read-journal"));
  }

  private static ReceiptLimits.Window window(Section c) {
    return new ReceiptLimits.Window(c.number("max-keys"), c.duration("retention"));
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException("evenkeel.entity." + message);
    }
  }
}
