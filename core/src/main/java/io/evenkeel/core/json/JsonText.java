package io.evenkeel.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document that is only passed on: written once, never parsed on its way. Inside another
 * document it stands as it is, not as a string.
 *
 * @param text compact and well-formed
 */
@JsonSerialize(using = JsonText.Writer.class)
@JsonDeserialize(using = JsonText.Reader.class)
public record JsonText(String text) {

  public static final JsonText NULL = new JsonText("null");

  /** Any value, null included, as JSON. */
  public static JsonText of(@Nullable Object value) {
    return value == null ? NULL : new JsonText(Json.text(value));
  }

  /** The document as a tree. */
  public JsonNode tree() {
    return as(JsonNode.class);
  }

  /**
   * The document as a value.
   *
   * @throws java.io.UncheckedIOException when the class cannot be read from this document
   */
  public <T> T as(Class<T> type) {
    return Json.fromStored(text, type);
  }

  @Override
  public String toString() {
    return text;
  }

  static final class Writer extends StdSerializer<JsonText> {

    Writer() {
      super(JsonText.class);
    }

    @Override
    public void serialize(JsonText value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeRawValue(value.text);
    }
  }

  static final class Reader extends StdDeserializer<JsonText> {

    Reader() {
      super(JsonText.class);
    }

    @Override
    public JsonText deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return of(context.readTree(in));
    }

    @Override
    public JsonText getNullValue(DeserializationContext context) {
      return NULL;
    }
  }
}
