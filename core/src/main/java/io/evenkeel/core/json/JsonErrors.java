package io.evenkeel.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one sentence, without class names, what Jackson found wrong. */
final class JsonErrors {

  /** Jackson has neither a type nor a code for these. */
  private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'.*");

  private static final Pattern NULL =
      Pattern.compile(
          "Null value for creator property .*|Cannot map `null` into type .*"
              + "|Missing required creator property .*",
          Pattern.DOTALL);

  private JsonErrors() {}

  /** For what failed before there was a tree. */
  static BadJson notJson(IOException e) {
    if (!(e instanceof JsonProcessingException syntax)) {
      return new BadJson("", "the body cannot be read");
    }
    if (e instanceof StreamConstraintsException) {
      return new BadJson("", "the body is nested too deeply or holds too long a value");
    }
    var duplicate = DUPLICATE.matcher(String.valueOf(syntax.getOriginalMessage()));
    return duplicate.matches()
        ? new BadJson(duplicate.group(1), "field '" + duplicate.group(1) + "' is there twice")
        : new BadJson("", "the body is not valid JSON" + at(syntax));
  }

  /** For a tree that is no such command. */
  static BadJson toBadJson(IOException e) {
    if (e instanceof JsonMappingException mapping) {
      var field = path(mapping.getPath());
      return new BadJson(field, sentence(mapping, field));
    }
    return new BadJson("", "the body cannot be read");
  }

  private static String sentence(JsonMappingException e, String field) {
    var name = field.isEmpty() ? "the body" : "field '" + field + "'";
    if (e instanceof UnrecognizedPropertyException unknown) {
      return name + " is unknown; known are " + new TreeSet<>(unknown.getKnownPropertyIds());
    }
    if (e instanceof ValueInstantiationException && e.getCause() != null) {
      return String.valueOf(e.getCause().getMessage());
    }
    if (NULL.matcher(String.valueOf(e.getOriginalMessage())).matches()) {
      return name + " is missing or null";
    }
    var wanted = wanted(e);
    return wanted == null ? name + " cannot be read" : name + " must be " + kind(wanted);
  }

  private static @Nullable Class<?> wanted(JsonMappingException e) {
    if (e.getCause() instanceof InputCoercionException outOfRange) {
      return outOfRange.getTargetType();
    }
    return e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
  }

  private static String kind(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return "a whole number of 32 bits";
    } else if (type == long.class || type == Long.class) {
      return "a whole number of 64 bits";
    } else if (type == boolean.class || type == Boolean.class) {
      return "a boolean";
    } else if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    } else if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants());
    } else if (CharSequence.class.isAssignableFrom(type)) {
      return "a string";
    }
    return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "a JSON object";
  }

  private static String at(JsonProcessingException e) {
    var where = e.getLocation();
    return where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
  }

  private static String path(List<JsonMappingException.Reference> references) {
    var path = new StringBuilder();
    for (var reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }
}
