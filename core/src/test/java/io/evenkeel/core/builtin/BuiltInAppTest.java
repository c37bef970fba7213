package io.evenkeel.core.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.core.EvenkeelApp;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.testkit.EntityTestKit;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInAppTest {

  private final EntityTestKit<JsonNode> document = EntityTestKit.of(Document.TYPE);
  private final EntityTestKit<Counter> counter = EntityTestKit.of(Counter.TYPE);

  @Test
  void itIsFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(EvenkeelApp.class))
        .anySatisfy(app -> assertThat(app.name()).isEqualTo("built-in"));
  }

  @Test
  void everyCommandAndEventSurvivesJson() throws Exception {
    var value = json("{\"a\":[1,2.50,null]}");
    document.verifyRoundTrip(
        new Document.Put(value),
        new Document.Merge(value),
        new Document.Remove(),
        new Document.Replaced(value),
        new Document.Merged(value),
        new Document.Removed());
    counter.verifyRoundTrip(new Counter.Add(1), new Counter.Added(1));
  }

  @Test
  void aDocumentIsPutMergedAndRemoved() throws Exception {
    document
        .when("put", "{\"value\":{\"a\":1,\"b\":2}}")
        .thenReply(json("{\"a\":1,\"b\":2}"))
        .when("merge", "{\"patch\":{\"a\":null,\"c\":3}}")
        .thenEvents(new Document.Merged(json("{\"a\":null,\"c\":3}")))
        .thenState(json("{\"b\":2,\"c\":3}"))
        .when("remove", "{}")
        .thenState(NullNode.getInstance());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"null", "1.50", "\"text\"", "[]", "{\"a\":null}"})
  void aDocumentCanBeAnyJson(String value) throws Exception {
    document.when("put", "{\"value\":" + value + "}").thenState(json(value));
  }

  @Test
  void aPutWithoutValueIsABadCommand() {
    document.when("put", "{}").thenBadCommand("field 'value' is missing or null");
  }

  @ParameterizedTest(name = "by {0}")
  @ValueSource(longs = {1, Long.MAX_VALUE})
  void aCounterThatWouldOverflowUpwardsRefuses(long amount) {
    counter
        .given(new Counter.Added(Long.MAX_VALUE))
        .when(new Counter.Add(amount))
        .thenRefused("the counter would exceed 64 bits")
        .thenState(new Counter(Long.MAX_VALUE));
  }

  @ParameterizedTest(name = "by {0}")
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void aCounterThatWouldOverflowDownwardsRefuses(long amount) {
    counter
        .given(new Counter.Added(Long.MIN_VALUE))
        .when(new Counter.Add(amount))
        .thenRefused("the counter would exceed 64 bits");
  }

  @Test
  void aCounterGoesFromOneEndToTheOther() {
    counter
        .given(new Counter.Added(Long.MIN_VALUE))
        .when(new Counter.Add(Long.MAX_VALUE))
        .thenState(new Counter(-1));
  }

  private static JsonNode json(String text) throws Exception {
    return Json.stored().readTree(text);
  }
}
