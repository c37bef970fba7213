package io.evenkeel.core.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.core.entity.ReceiptLimits.Window;
import io.evenkeel.core.json.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final ReceiptLimits BURST =
      new ReceiptLimits(new Window(2, Duration.ofDays(1)), new Window(5_000, MINUTE), 1024 * 1024);

  @Test
  void theOldestGoesWhenThereAreTooMany() {
    var receipts = receipts(ReceiptLimits.of(2, MINUTE, 1024));
    receipts.add(receipt("a", 1, 0));
    receipts.add(receipt("b", 1, 0));
    receipts.add(receipt("c", 1, 0));
    assertThat(keys(receipts)).containsExactly("b", "c");
  }

  @Test
  void theOldestLoseTheirRepliesWhenTheseWeighTooMuchAndAreStillRemembered() {
    var receipts = receipts(ReceiptLimits.of(100, MINUTE, 1024));
    receipts.add(receipt("a", 400, 0));
    receipts.add(receipt("b", 400, 0));
    receipts.add(receipt("c", 400, 0));
    assertThat(keys(receipts)).containsExactly("a", "b", "c");
    assertThat(withReply(receipts)).containsExactly("b", "c");
    receipts.add(receipt("d", 900, 0));
    assertThat(keys(receipts)).containsExactly("a", "b", "c", "d");
    assertThat(withReply(receipts)).containsExactly("d");
    assertThat(receipts.find("a", 0)).contains(receipt("a", 400, 0).withoutReply());
  }

  @Test
  void theNewestReplyStaysHoweverLargeItIs() {
    var receipts = receipts(ReceiptLimits.of(100, MINUTE, 1024));
    receipts.add(receipt("a", 5_000, 0));
    assertThat(withReply(receipts)).containsExactly("a");
    receipts.add(receipt("b", 5_000, 0));
    assertThat(withReply(receipts)).containsExactly("b");
  }

  @Test
  void aBurstIsRememberedForItsShortWhile() {
    var burst = new Window(4, Duration.ofSeconds(10));
    var receipts = receipts(new ReceiptLimits(new Window(2, MINUTE), burst, 1024));
    List.of("a", "b", "c", "d", "e").forEach(key -> receipts.add(receipt(key, 1, 0)));
    assertThat(keys(receipts)).containsExactly("b", "c", "d", "e");
    for (int tick = 1; tick <= 60; tick++) {
      receipts.add(receipt("f", 1, tick * 167L));
    }
    assertThat(keys(receipts)).containsExactly("c", "d", "e", "f");
    receipts.add(receipt("f", 1, 61 * 167L));
    assertThat(keys(receipts)).containsExactly("e", "f");
  }

  @Test
  void aClockThatLeapsDoesNotEndABurst() {
    var receipts = receipts(BURST);
    List.of("a", "b", "c").forEach(key -> receipts.add(receipt(key, 1, 0)));
    receipts.add(receipt("ahead", 1, HOUR));
    receipts.add(receipt("right", 1, 1));
    receipts.add(receipt("ahead again", 1, HOUR + 2));
    assertThat(keys(receipts)).containsExactly("a", "b", "c", "ahead", "right", "ahead again");
  }

  /** Retries may come until the window of a burst ends, less a sixtieth of it for each leap. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 42})
  void whateverTheClocksOfTheOwnersNoKeyOfABurstIsForgottenEarly(long seed) {
    var random = new Random(seed);
    var receipts = receipts(BURST);
    long now = 10 * HOUR;
    long skew = 0;
    int leaps = 0;
    var keys = new LinkedHashMap<String, long[]>();
    for (int i = 0; i < 3_000; i++) {
      now += random.nextInt(80);
      if (random.nextInt(500) == 0) {
        skew = random.nextLong(-5 * HOUR, 5 * HOUR);
        leaps++;
      }
      receipts.add(receipt("k" + i, 1, now + skew));
      keys.put("k" + i, new long[] {now, leaps});
      long limit = now - BURST.burst().age().toMillis();
      int leapsNow = leaps;
      keys.values().removeIf(at -> at[0] < limit + 1_000 * (leapsNow - at[1]));
      assertThat(new HashSet<>(keys(receipts)).containsAll(keys.keySet())).isTrue();
    }
    assertThat(receipts.oldestFirst()).hasSizeLessThan(2_999);
  }

  @Test
  void aReplayFromASnapshotForgetsNothingEarlier() {
    var written = receipts(BURST);
    for (int i = 0; i < 2_000; i++) {
      written.add(receipt("k" + i % 1_500, 1, i * 50L));
    }
    var restored = new Receipts(BURST, written.oldestFirst());
    for (int i = 0; i < 2_000; i++) {
      written.add(receipt("l" + i, 1, 100_000 + i * 50L));
      restored.add(receipt("l" + i, 1, 100_000 + i * 50L));
      assertThat(new HashSet<>(keys(restored)).containsAll(keys(written))).isTrue();
    }
  }

  @Test
  void whatIsOlderThanTheRetentionIsNotFoundAndGoesWithTheNextOne() {
    var receipts = receipts(ReceiptLimits.of(100, MINUTE, 1024));
    receipts.add(receipt("a", 1, 0));
    assertThat(receipts.find("a", 60_000)).isPresent();
    assertThat(receipts.find("a", 60_001)).isEmpty();
    receipts.add(receipt("b", 1, 60_001));
    assertThat(keys(receipts)).containsExactly("b");
  }

  @Test
  void aKeyThatIsUsedAnewIsTheNewestAndWeighsOnce() {
    var receipts = receipts(ReceiptLimits.of(100, MINUTE, 1024));
    receipts.add(receipt("a", 500, 0));
    receipts.add(receipt("b", 500, 0));
    receipts.add(receipt("a", 500, 1));
    assertThat(keys(receipts)).containsExactly("b", "a");
    assertThat(withReply(receipts)).containsExactly("b", "a");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 42})
  void aReplayRebuildsThemExactly(long seed) {
    var random = new Random(seed);
    var limits = ReceiptLimits.of(20, MINUTE, 4_000);
    var written = receipts(limits);
    var journal = new ArrayList<Receipt>();
    for (int i = 0; i < 500; i++) {
      var receipt = receipt("k" + random.nextInt(40), random.nextInt(600), i * 2_000L);
      journal.add(receipt);
      written.add(receipt);
    }
    assertThat(new Receipts(limits, journal).oldestFirst())
        .containsExactlyElementsOf(written.oldestFirst());
    assertThat(new Receipts(limits, List.copyOf(written.oldestFirst())).oldestFirst())
        .containsExactlyElementsOf(written.oldestFirst());
  }

  @Test
  void theyStayWithinAllBoundsForEver() {
    var receipts = receipts(ReceiptLimits.of(5, MINUTE, 1024));
    IntStream.range(0, 1_000).forEach(i -> receipts.add(receipt("k" + i, i % 700, i)));
    assertThat(receipts.oldestFirst()).hasSizeBetween(1, 5);
  }

  @Test
  void boundsOutOfRangeAreNamedByTheirKey() {
    assertThatThrownBy(() -> ReceiptLimits.of(0, MINUTE, 1024))
        .hasMessage("evenkeel.entity.idempotency.max-keys must be >= 1, was 0");
    assertThatThrownBy(() -> ReceiptLimits.of(1, MINUTE, 1023))
        .hasMessage("evenkeel.entity.idempotency.max-reply-bytes must be >= 1 KiB, was 1023");
    assertThatThrownBy(() -> ReceiptLimits.of(1, Duration.ofMillis(999), 1024))
        .hasMessageStartingWith("evenkeel.entity.idempotency.retention must be >= 1s");
    var usual = new Window(5, MINUTE);
    assertThatThrownBy(() -> new ReceiptLimits(usual, new Window(4, MINUTE), 1024))
        .hasMessage("evenkeel.entity.idempotency.burst.max-keys must be >= max-keys, was 4 < 5");
    assertThatThrownBy(() -> new ReceiptLimits(usual, new Window(5, MINUTE.plusSeconds(1)), 1024))
        .hasMessageStartingWith("evenkeel.entity.idempotency.burst.retention must be <= retention");
  }

  private static Receipts receipts(ReceiptLimits limits) {
    return new Receipts(limits, List.of());
  }

  private static List<String> keys(Receipts receipts) {
    return receipts.oldestFirst().stream().map(Receipt::key).toList();
  }

  private static List<String> withReply(Receipts receipts) {
    return receipts.oldestFirst().stream()
        .filter(receipt -> receipt.replyBytes() > 0)
        .map(Receipt::key)
        .toList();
  }

  private static Receipt receipt(String key, int replyBytes, long atMillis) {
    return new Receipt(key, "f", JsonText.of("x".repeat(replyBytes)), 1, atMillis);
  }
}
