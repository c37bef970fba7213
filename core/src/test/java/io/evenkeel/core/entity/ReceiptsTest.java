package io.evenkeel.core.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void theOldestGoesWhenThereAreTooMany() {
    var receipts = receipts(new ReceiptLimits(2, 1024, MINUTE));
    receipts.add(receipt("a", 1, 0));
    receipts.add(receipt("b", 1, 0));
    receipts.add(receipt("c", 1, 0));
    assertThat(keys(receipts)).containsExactly("b", "c");
  }

  @Test
  void theOldestGoWhenTheyWeighTooMuch() {
    var receipts = receipts(new ReceiptLimits(100, 1024, MINUTE));
    receipts.add(receipt("a", 300, 0));
    receipts.add(receipt("b", 300, 0));
    receipts.add(receipt("c", 300, 0));
    assertThat(keys(receipts)).containsExactly("b", "c");
    receipts.add(receipt("d", 900, 0));
    assertThat(keys(receipts)).containsExactly("d");
  }

  @Test
  void theNewestStaysHoweverLargeItIs() {
    var receipts = receipts(new ReceiptLimits(100, 1024, MINUTE));
    receipts.add(receipt("a", 5_000, 0));
    assertThat(receipts.find("a", 0)).isPresent();
    receipts.add(receipt("b", 5_000, 0));
    assertThat(keys(receipts)).containsExactly("b");
  }

  @Test
  void whatIsOlderThanTheRetentionIsNotFoundAndGoesWithTheNextOne() {
    var receipts = receipts(new ReceiptLimits(100, 1024, MINUTE));
    receipts.add(receipt("a", 1, 0));
    assertThat(receipts.find("a", 60_000)).isPresent();
    assertThat(receipts.find("a", 60_001)).isEmpty();
    receipts.add(receipt("b", 1, 60_001));
    assertThat(keys(receipts)).containsExactly("b");
  }

  @Test
  void aKeyThatIsUsedAnewIsTheNewestAndWeighsOnce() {
    var receipts = receipts(new ReceiptLimits(100, 1024, MINUTE));
    receipts.add(receipt("a", 300, 0));
    receipts.add(receipt("b", 300, 0));
    receipts.add(receipt("a", 300, 1));
    assertThat(keys(receipts)).containsExactly("b", "a");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 7, 42})
  void aReplayRebuildsThemExactly(long seed) {
    var random = new Random(seed);
    var limits = new ReceiptLimits(20, 4_000, MINUTE);
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
    var receipts = receipts(new ReceiptLimits(5, 1024, MINUTE));
    IntStream.range(0, 1_000).forEach(i -> receipts.add(receipt("k" + i, i % 700, i)));
    assertThat(receipts.oldestFirst()).hasSizeBetween(1, 5);
  }

  @Test
  void boundsOutOfRangeAreNamedByTheirKey() {
    assertThatThrownBy(() -> new ReceiptLimits(0, 1024, MINUTE))
        .hasMessage("evenkeel.entity.idempotency.max-keys must be >= 1, was 0");
    assertThatThrownBy(() -> new ReceiptLimits(1, 1023, MINUTE))
        .hasMessage("evenkeel.entity.idempotency.max-bytes must be >= 1 KiB, was 1023");
    assertThatThrownBy(() -> new ReceiptLimits(1, 1024, Duration.ofMillis(999)))
        .hasMessageStartingWith("evenkeel.entity.idempotency.retention must be >= 1s");
  }

  private static Receipts receipts(ReceiptLimits limits) {
    return new Receipts(limits, List.of());
  }

  private static List<String> keys(Receipts receipts) {
    return receipts.oldestFirst().stream().map(Receipt::key).toList();
  }

  private static Receipt receipt(String key, int replyBytes, long atMillis) {
    return new Receipt(key, "f", TextNode.valueOf("x".repeat(replyBytes)), 1, atMillis);
  }
}
