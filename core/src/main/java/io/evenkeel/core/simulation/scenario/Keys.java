package io.evenkeel.core.simulation.scenario;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import io.evenkeel.core.config.UnknownKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One section of a scenario file. Its readers throw an {@link IllegalArgumentException} with file,
 * line and key when a value is wrong. Not thread-safe.
 */
final class Keys {

  private final String file;
  private final String path;
  private final ConfigObject object;
  private final Set<String> known = new TreeSet<>();

  Keys(String file, String path, ConfigObject object) {
    this.file = file;
    this.path = path;
    this.object = object;
  }

  boolean has(String key) {
    known.add(key);
    return object.containsKey(key);
  }

  /** A number that need not be there if there is a default. */
  double number(String key, @Nullable Double byDefault, double min, double max) {
    var value = value(key);
    if (value == null && byDefault != null) {
      return byDefault;
    }
    var range = "a number from " + plain(min) + " to " + plain(max);
    double number = read(key, value, range, v -> v.atKey("v").getDouble("v"));
    return checked(key, value, number, min, max, range);
  }

  int whole(String key, @Nullable Integer byDefault, int min, int max) {
    var value = value(key);
    if (value == null && byDefault != null) {
      return byDefault;
    }
    var range = "a whole number from " + min + " to " + max;
    double number = read(key, value, range, v -> v.atKey("v").getDouble("v"));
    if (number != Math.rint(number)) {
      throw wrong(key, value, range);
    }
    return (int) checked(key, value, number, min, max, range);
  }

  /** In nanoseconds. */
  long duration(String key, @Nullable Long byDefault, long min) {
    var value = value(key);
    if (value == null && byDefault != null) {
      return byDefault;
    }
    var range = "a duration" + (min > 0 ? " above 0" : "") + ", as 250us or 5s";
    long nanos = read(key, value, range, v -> v.atKey("v").getDuration("v").toNanos());
    return (long) checked(key, value, (double) nanos, (double) min, 1e18, range);
  }

  String text(String key, @Nullable String byDefault) {
    var value = value(key);
    if (value == null && byDefault != null) {
      return byDefault;
    }
    return read(key, value, "a text", v -> v.atKey("v").getString("v"));
  }

  String oneOf(String key, @Nullable String byDefault, String... choices) {
    var text = text(key, byDefault);
    if (!List.of(choices).contains(text)) {
      throw wrong(key, object.get(key), "one of " + String.join(", ", choices));
    }
    return text;
  }

  List<Double> numbers(String key, @Nullable List<Double> byDefault, double min, double max) {
    var value = value(key);
    if (value == null && byDefault != null) {
      return byDefault;
    }
    var range = "a list of numbers from " + plain(min) + " to " + plain(max);
    var numbers = read(key, value, range, v -> v.atKey("v").getDoubleList("v"));
    numbers.forEach(number -> checked(key, value, number, min, max, range));
    if (numbers.isEmpty()) {
      throw wrong(key, value, range + ", at least one");
    }
    return numbers;
  }

  /** The sections of a list; without the key an empty list, if that may be. */
  <T> List<T> sections(String key, boolean mayBeEmpty, Function<Keys, T> reader) {
    var value = value(key);
    if (value == null && mayBeEmpty) {
      return List.of();
    }
    if (!(value instanceof ConfigList list) || (list.isEmpty() && !mayBeEmpty)) {
      throw wrong(key, value, "a list of sections");
    }
    var read = new ArrayList<T>();
    for (int i = 0; i < list.size(); i++) {
      var place = key + "[" + i + "]";
      if (!(list.get(i) instanceof ConfigObject section)) {
        throw wrong(place, list.get(i), "a section");
      }
      read.add(finished(new Keys(file, path + place + ".", section), reader));
    }
    return read;
  }

  /** The section of a key, or the default without it. */
  <T> T section(String key, @Nullable T byDefault, Function<Keys, T> reader) {
    var value = value(key);
    if (value == null && byDefault != null) {
      return byDefault;
    }
    if (!(value instanceof ConfigObject section)) {
      throw wrong(key, value, "a section");
    }
    return finished(new Keys(file, path + key + ".", section), reader);
  }

  /** Reads a section, and complains of keys that its reader has not asked for. */
  static <T> T finished(Keys keys, Function<Keys, T> reader) {
    var read = reader.apply(keys);
    for (var key : new TreeSet<>(keys.object.keySet())) {
      if (!keys.known.contains(key)) {
        throw new IllegalArgumentException(
            keys.place(keys.object.get(key))
                + "unknown key '"
                + keys.path
                + key
                + "'; did you mean '"
                + UnknownKeys.nearest(key, keys.known)
                + "'?");
      }
    }
    return read;
  }

  IllegalArgumentException wrong(String key, @Nullable ConfigValue value, String wanted) {
    return new IllegalArgumentException(
        place(value == null ? object : value)
            + path
            + key
            + " must be "
            + wanted
            + (value == null
                ? ", is not set"
                : ", was " + value.render(ConfigRenderOptions.concise())));
  }

  private @Nullable ConfigValue value(String key) {
    known.add(key);
    return object.get(key);
  }

  private <T> T read(
      String key, @Nullable ConfigValue value, String wanted, Function<ConfigValue, T> reader) {
    if (value == null) {
      throw wrong(key, null, wanted);
    }
    try {
      return reader.apply(value);
    } catch (ConfigException e) {
      throw wrong(key, value, wanted);
    }
  }

  private double checked(
      String key,
      @Nullable ConfigValue value,
      double number,
      double min,
      double max,
      String range) {
    if (!(number >= min && number <= max)) {
      throw wrong(key, value, range);
    }
    return number;
  }

  private String place(@Nullable ConfigValue value) {
    int line = value == null ? -1 : value.origin().lineNumber();
    return line > 0 ? file + ":" + line + ": " : file + ": ";
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
