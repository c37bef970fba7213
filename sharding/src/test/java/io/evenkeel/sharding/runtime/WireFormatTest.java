package io.evenkeel.sharding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ExtendedActorSystem;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.entity.Call;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.sharding.runtime.EntityProtocol.Execute;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.io.NotSerializableException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every message survives the way to another node, so that a new field is noticed here first. */
class WireFormatTest {

  private static final ActorTestKit KIT =
      ActorTestKit.create(
          ConfigFactory.parseString("akka.actor.provider = local")
              .withFallback(ConfigFactory.parseResources("evenkeel-akka.conf"))
              .withFallback(ConfigFactory.defaultReferenceUnresolved())
              .resolve());

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void everyRequestRoundTrips() {
    var samples = Samples.requests(KIT.<EntityReply>createTestProbe().getRef());
    assertThat(classes(samples)).containsAll(Arrays.asList(Request.class.getPermittedSubclasses()));
    samples.forEach(message -> KIT.serializationTestKit().verifySerialization(message, true));
  }

  @Test
  void everyReplyRoundTrips() {
    var samples = Samples.replies();
    assertThat(classes(samples))
        .containsAll(Arrays.asList(EntityReply.class.getPermittedSubclasses()));
    samples.forEach(message -> KIT.serializationTestKit().verifySerialization(message, true));
  }

  /** These travel beside the bytes: another one would cut a cluster in two while it is upgraded. */
  @Test
  void theIdentifierAndTheManifestsAreWhatTheyAlwaysWere() {
    var serialization = SerializationExtension.get(KIT.system());
    var requests = Samples.requests(KIT.<EntityReply>createTestProbe().getRef());
    assertThat(
            Stream.concat(requests.stream(), Samples.replies().stream())
                .map(message -> format(serialization, message))
                .distinct())
        .containsExactly(
            "738402 x", "738402 r", "738402 p", "738402 w", "738402 d", "738402 s", "738402 n");
  }

  @Test
  void bytesThatAreCutOffAreNoMessage() throws Exception {
    var serializer =
        (EntitySerializer)
            SerializationExtension.get(KIT.system()).findSerializerFor(Samples.replies().get(0));
    var whole = serializer.toBinary(Samples.replies().get(0));
    for (int length = 0; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> serializer.fromBinary(cut, "d"))
          .isInstanceOf(RuntimeException.class);
    }
    assertThatThrownBy(() -> serializer.fromBinary(whole, "z"))
        .isInstanceOf(NotSerializableException.class);
  }

  /** A newer node's kind of rejection must not look like "nothing happened". */
  @Test
  void anUnknownKindOfRejectionLeavesTheOutcomeOpen() throws Exception {
    var serializer = new EntitySerializer((ExtendedActorSystem) Adapter.toClassic(KIT.system()));
    var reply = new EntityReply.Rejected(Rejection.of(Rejection.Kind.FAILED, "why"), "");
    var bytes = serializer.toBinary(reply);
    bytes[4] = 'X';
    var read = (EntityReply.Rejected) serializer.fromBinary(bytes, "n");
    assertThat(read.rejection().kind()).isEqualTo(Rejection.Kind.OUTCOME_UNKNOWN);
  }

  @Test
  void numbersKeepTheirDigits() {
    assertThat(sent("{\"a\":1.10,\"b\":100.0,\"c\":12345678901234567890123,\"d\":1E+30}"))
        .hasToString("{\"a\":1.10,\"b\":100.0,\"c\":12345678901234567890123,\"d\":1E+30}");
  }

  /** As deep as a body may be. */
  @Test
  void aDeepBodyRoundTrips() {
    var deep = "{\"a\":".repeat(499) + "{}" + "}".repeat(499);
    assertThat(sent(deep)).hasToString(deep);
  }

  private static JsonNode sent(String body) {
    var call = Call.of("put", Samples.json(body));
    var request = Execute.of(call, KIT.<EntityReply>createTestProbe().getRef());
    return KIT.serializationTestKit().verifySerialization(request, false).body().json();
  }

  private static String format(Serialization serialization, Object message) {
    var serializer = (SerializerWithStringManifest) serialization.findSerializerFor(message);
    return serializer.identifier() + " " + serializer.manifest(message);
  }

  private static List<Class<?>> classes(List<?> samples) {
    return samples.stream().<Class<?>>map(Object::getClass).distinct().toList();
  }
}
