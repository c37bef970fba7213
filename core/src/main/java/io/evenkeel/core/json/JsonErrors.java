package io.evenkeel.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.List;

/** Says in one sentence, without class names, what Jackson found wrong. */
final class JsonErrors {

  private JsonErrors() {}

  static BadJson toBadJson(IOException e) {
    if (e instanceof JsonMappingException mapping) {
      var field = path(mapping.getPath());
      return new BadJson(field, sentence(mapping, field));
    }
    if (e instanceof JsonProcessingException syntax) {
      return new BadJson("", "the body is not valid JSON" + at(syntax));
    }
    return new BadJson("", "the body cannot be read");
  }

  private static String sentence(JsonMappingException e, String field) {
    var name = field.isEmpty() ? "the body" : "field '" + field + "'";
    if (e instanceof UnrecognizedPropertyException unknown) {
      return name + " is unknown; known are " + unknown.getKnownPropertyIds();
    }
    if (e instanceof ValueInstantiationException && e.getCause() != null) {
      return String.valueOf(e.getCause().getMessage());
    }
    if (e instanceof InvalidFormatException format) {
      return name + " has a value that is not a " + kind(format.getTargetType());
    }
    var message = String.valueOf(e.getOriginalMessage());
    if (message.contains("ull")) { // Null value for creator property, Cannot map `null` into type
      return name + " is missing or null";
    }
    return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? name + " must be a " + kind(mismatch.getTargetType())
        : name + " cannot be read";
  }

  private static String kind(Class<?> type) {
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "whole number of " + (type == int.class || type == Integer.class ? 32 : 64) + " bits";
    }
    if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
      return "number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (type.isEnum()) {
      return "one of " + List.of(type.getEnumConstants());
    }
    return CharSequence.class.isAssignableFrom(type) ? "string" : "JSON object of its shape";
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
