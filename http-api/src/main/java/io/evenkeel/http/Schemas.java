package io.evenkeel.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import io.evenkeel.core.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** JSON Schemas (2020-12) of payload classes, made once per class. Thread-safe. */
final class Schemas {

  private final SchemaGenerator commands = generator(true);
  private final SchemaGenerator stored = generator(false);
  private final Map<Class<?>, JsonNode> ofCommands = new ConcurrentHashMap<>();
  private final Map<Class<?>, JsonNode> ofStored = new ConcurrentHashMap<>();

  /** Closed: an unknown field is an error, and every field but an Optional is required. */
  JsonNode ofCommand(Class<?> payload) {
    return ofCommands.computeIfAbsent(payload, p -> generate(commands, p));
  }

  /** Open: a newer node may have written more fields. */
  JsonNode ofStored(Class<?> payload) {
    return ofStored.computeIfAbsent(payload, p -> generate(stored, p));
  }

  private static synchronized JsonNode generate(SchemaGenerator generator, Class<?> type) {
    return JsonNode.class.isAssignableFrom(type)
        ? JsonNodeFactory.instance.objectNode()
        : generator.generateSchema(type);
  }

  private static SchemaGenerator generator(boolean closed) {
    var builder =
        new SchemaGeneratorConfigBuilder(
                Json.stored(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .without(Option.SCHEMA_VERSION_INDICATOR)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.INLINE_ALL_SCHEMAS);
    if (closed) {
      builder.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
      builder.forFields().withRequiredCheck(Schemas::required);
    }
    builder
        .forTypesInGeneral()
        .withNumberInclusiveMinimumResolver(type -> bound(type, Integer.MIN_VALUE, Long.MIN_VALUE))
        .withNumberInclusiveMaximumResolver(type -> bound(type, Integer.MAX_VALUE, Long.MAX_VALUE))
        .withCustomDefinitionProvider(
            (type, context) ->
                JsonNode.class.isAssignableFrom(type.getErasedType())
                    ? new CustomDefinition(JsonNodeFactory.instance.objectNode())
                    : null);
    return new SchemaGenerator(builder.build());
  }

  private static @Nullable BigDecimal bound(TypeScope type, int of32Bits, long of64Bits) {
    var erased = type.getType().getErasedType();
    if (erased == int.class || erased == Integer.class) {
      return BigDecimal.valueOf(of32Bits);
    }
    return erased == long.class || erased == Long.class ? BigDecimal.valueOf(of64Bits) : null;
  }

  private static boolean required(FieldScope field) {
    return field.getType().getErasedType() != Optional.class;
  }
}
