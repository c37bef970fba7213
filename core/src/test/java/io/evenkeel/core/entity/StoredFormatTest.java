package io.evenkeel.core.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.core.json.Json;
import io.evenkeel.core.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The bytes of today, which are in journals for ever. When a test here fails, the code is wrong and
 * not the text: give the new form a manifest of its own and go on reading this one.
 */
class StoredFormatTest {

  private static final String COMMIT =
      "{\"revision\":7,\"events\":[{\"type\":\"added\",\"data\":{\"amount\":3}}],"
          + "\"receipt\":{\"key\":\"k\",\"fingerprint\":\"f\",\"reply\":3,\"revision\":7,"
          + "\"atMillis\":1700000000000},\"atMillis\":1700000000001}";
  private static final String COMMIT_WITHOUT_RECEIPT =
      "{\"revision\":0,\"events\":[],\"receipt\":null,\"atMillis\":5}";
  private static final String SNAPSHOT =
      "{\"revision\":7,\"state\":{\"sum\":3,\"notes\":[\"a\"]},\"receipts\":[{\"key\":\"k\","
          + "\"fingerprint\":\"f\",\"reply\":3,\"revision\":7,\"atMillis\":1700000000000}],"
          + "\"version\":1}";

  private static final Receipt RECEIPT =
      new Receipt("k", "f", JsonText.of(3), 7, 1_700_000_000_000L);
  private static final StoredEvent EVENT =
      new StoredEvent("added", JsonText.of(LiveEntityFixture.json("{'amount':3}")));

  @Test
  void aCommitIsWrittenAndReadAsItAlwaysWas() throws Exception {
    var commit = new Commit(7, List.of(EVENT), Optional.of(RECEIPT), 1_700_000_000_001L);
    assertThat(written(commit)).isEqualTo(COMMIT);
    assertThat(read(COMMIT, Commit.class)).isEqualTo(commit);
  }

  @Test
  void aCommitWithoutReceiptIsWrittenAndReadAsItAlwaysWas() throws Exception {
    var commit = new Commit(0, List.of(), Optional.empty(), 5);
    assertThat(written(commit)).isEqualTo(COMMIT_WITHOUT_RECEIPT);
    assertThat(read(COMMIT_WITHOUT_RECEIPT, Commit.class)).isEqualTo(commit);
  }

  @Test
  void aSnapshotIsWrittenAndReadAsItAlwaysWas() throws Exception {
    var state = JsonText.of(LiveEntityFixture.json("{'sum':3,'notes':['a']}"));
    var snapshot = new Snapshot(7, state, List.of(RECEIPT), 1);
    assertThat(written(snapshot)).isEqualTo(SNAPSHOT);
    assertThat(read(SNAPSHOT, Snapshot.class)).isEqualTo(snapshot);
    var withoutVersion = SNAPSHOT.replace(",\"version\":1", "");
    assertThat(read(withoutVersion, Snapshot.class)).isEqualTo(snapshot);
  }

  @Test
  void aFieldThatANewerNodeWroteIsIgnored() throws Exception {
    var newer = COMMIT.replaceFirst("\\{", "{\"traceId\":\"t\",");
    assertThat(read(newer, Commit.class)).isEqualTo(read(COMMIT, Commit.class));
  }

  @Test
  void theFingerprintOfABodyIsWhatItAlwaysWas() {
    assertThat(Fingerprint.of("add", LiveEntityFixture.json("{'b':1,'a':'x'}")))
        .isEqualTo("ctJySrdN2q8bFf5I2I-_bw");
  }

  private static String written(Object stored) {
    return new String(Json.bytes(stored), StandardCharsets.UTF_8);
  }

  private static <T> T read(String text, Class<T> type) throws Exception {
    return Json.stored().readValue(text, type);
  }
}
