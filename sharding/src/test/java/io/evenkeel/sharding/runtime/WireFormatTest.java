package io.evenkeel.sharding.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.serialization.SerializationExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.ConfigFactory;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.sharding.runtime.EntityProtocol.Request;
import java.util.Arrays;
import java.util.List;
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

  @Test
  void messagesTravelAsCbor() {
    var serialization = SerializationExtension.get(KIT.system());
    Samples.replies()
        .forEach(
            reply ->
                assertThat(serialization.findSerializerFor(reply).getClass().getSimpleName())
                    .isEqualTo("JacksonCborSerializer"));
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
    var reply = new EntityReply.State(Samples.json(body), 1, "");
    return KIT.serializationTestKit().verifySerialization(reply, false).state();
  }

  private static List<Class<?>> classes(List<?> samples) {
    return samples.stream().<Class<?>>map(Object::getClass).distinct().toList();
  }
}
