package io.evenkeel.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/**
 * Our JSON: commands are read strictly (an unknown, missing, null or wrongly typed field is an
 * error that names it), stored events and states forgivingly (unknown fields are ignored, so that
 * an older node reads what a newer one wrote). Thread-safe.
 */
public final class Json {

  /** Half of what Jackson can read: what is stored or sent puts a body a few levels deeper. */
  private static final int MAX_DEPTH = 500;

  private static final ObjectMapper STORED =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule())
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final ObjectMapper STRICT = strict();

  private static final ObjectMapper CANONICAL =
      ((JsonMapper) STORED)
          .rebuild()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addModule(new SimpleModule().addSerializer(new ShortestDecimal()))
          .build();

  private Json() {}

  /** The mapper for what is stored and for replies. Do not configure it. */
  public static ObjectMapper stored() {
    return STORED;
  }

  /**
   * Reads a document that must be one JSON object.
   *
   * @throws BadJson when it is not
   */
  public static JsonNode parseObject(byte[] bytes) {
    JsonNode node;
    try {
      node = STRICT.readTree(bytes);
    } catch (IOException e) {
      throw JsonErrors.notJson(e);
    }
    if (!node.isObject()) {
      throw new BadJson("", "the body must be a JSON object");
    }
    if (escapesSurrogate(bytes)) {
      requireUnicode(node);
    }
    return node;
  }

  /**
   * Turns a document into a command.
   *
   * @throws BadJson naming the field that is unknown, missing or of the wrong type, or with the
   *     message of the exception that the command's constructor threw
   */
  public static <T> T toCommand(JsonNode document, Class<T> type) {
    try (JsonParser parser = STRICT.treeAsTokens(document)) {
      return STRICT.readValue(parser, type);
    } catch (IOException e) {
      throw JsonErrors.toBadJson(e);
    }
  }

  /**
   * Reads what was stored.
   *
   * @throws UncheckedIOException when the class cannot be read from this document
   */
  public static <T> T fromStored(JsonNode document, Class<T> type) {
    try {
      return STORED.treeToValue(document, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link #fromStored(JsonNode, Class)}, from text. */
  static <T> T fromStored(String text, Class<T> type) {
    try {
      return STORED.readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any value as a JSON tree. */
  public static JsonNode toTree(Object value) {
    return STORED.valueToTree(value);
  }

  /**
   * The same bytes for documents that differ in white space, in the order of fields or in trailing
   * zeroes of decimals only.
   */
  public static byte[] canonicalBytes(JsonNode document) {
    try {
      return CANONICAL.writeValueAsBytes(CANONICAL.treeToValue(document, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Object value) {
    try {
      return STORED.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(Object value) {
    try {
      return STORED.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Half a surrogate pair can only come as an escape: other bytes that are no UTF-8 fail before.
   */
  private static boolean escapesSurrogate(byte[] bytes) {
    for (int i = 0; i < bytes.length - 2; i++) {
      if (bytes[i] == '\\' && bytes[i + 1] == 'u' && (bytes[i + 2] | 0x20) == 'd') {
        return true;
      }
    }
    return false;
  }

  private static void requireUnicode(JsonNode node) {
    if (!UTF_8.newEncoder().canEncode(text(node))) {
      throw new BadJson("", "the body holds half of a surrogate pair, which is not text");
    }
  }

  private static ObjectMapper strict() {
    var mapper =
        ((JsonMapper) STORED)
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, Json::onlyFromStrings)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return mapper;
  }

  /** The switch for the coercion of scalars leaves out numbers and booleans read as text. */
  private static void onlyFromStrings(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  /** Writes {@code 1.50} as {@code 1.5}, which is what it may become on its way between nodes. */
  private static final class ShortestDecimal extends StdSerializer<BigDecimal> {

    ShortestDecimal() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeNumber(value.stripTrailingZeros());
    }
  }
}
