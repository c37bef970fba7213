package io.evenkeel.sharding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import io.evenkeel.core.builtin.Counter;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.LiveEntity;
import io.evenkeel.core.entity.Receipt;
import io.evenkeel.core.entity.ReceiptLimits;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.entity.Snapshot;
import io.evenkeel.core.entity.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalSerializerTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Receipt RECEIPT = new Receipt("k", "f", Samples.TEXT, 1, 5);
  private static final Commit COMMIT =
      new Commit(
          1, List.of(new StoredEvent("added", Samples.TEXT)), Optional.of(RECEIPT), 1_700_000_000L);

  private final SerializerWithStringManifest serializer =
      (SerializerWithStringManifest)
          SerializationExtension.get(KIT.system()).findSerializerFor(COMMIT);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void whatIsStoredIsJsonAndRoundTrips() {
    KIT.serializationTestKit().verifySerialization(COMMIT, true);
    KIT.serializationTestKit()
        .verifySerialization(new Snapshot(1, Samples.TEXT, List.of(RECEIPT), 1), true);
    assertThat(new String(serializer.toBinary(COMMIT), StandardCharsets.UTF_8))
        .startsWith("{\"revision\":1,\"events\":[{\"type\":\"added\",");
  }

  /** These stand in journals beside the bytes: another one would make them unreadable. */
  @Test
  void theIdentifierAndTheManifestsAreWhatTheyAlwaysWere() {
    assertThat(serializer.identifier()).isEqualTo(738_401);
    assertThat(serializer.manifest(COMMIT)).isEqualTo("c1");
    assertThat(serializer.manifest(new Snapshot(1, Samples.TEXT, List.of(), 1))).isEqualTo("s1");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "c1 | nonsense | row of format 'c1'",
        "c1 | {\"revision\":\"x\"} | row of format 'c1'",
        "c1 | {} | row of format 'c1'",
        "c1 | null | row 'null'",
        "s1 | [1] | row of format 's1'",
        "s1 | {} | row of format 's1'",
        "c9 | {} | format 'c9'",
      })
  void bytesThatCannotBeReadBreakTheirEntityAndNothingElse(
      String manifest, String bytes, String what) throws Exception {
    var read = serializer.fromBinary(bytes.getBytes(StandardCharsets.UTF_8), manifest);
    assertThat(read).isInstanceOf(Commit.class).asString().contains(what);
    var entity = new LiveEntity<>(Counter.TYPE, ReceiptLimits.of(1, Duration.ofHours(1), 1024));
    entity.apply((Commit) read);
    assertThat(entity.broken())
        .hasValueSatisfying(
            rejection -> assertThat(rejection.kind()).isEqualTo(Rejection.Kind.UNREADABLE));
  }
}
