package io.evenkeel.core.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A section of the configuration whose readers say in one sentence what is wrong with a value: they
 * throw an {@link IllegalArgumentException} that names the whole key. Immutable.
 */
public final class Section {

  private final String path;
  private final Config config;

  private Section(String path, Config config) {
    this.path = path;
    this.config = config;
  }

  /** The section of a path, as {@code evenkeel.http}. */
  public static Section of(Config config, String path) {
    return new Section(path, config);
  }

  public Section section(String key) {
    return new Section(path + "." + key, config);
  }

  /** The names in the section of a key. */
  public Set<String> keys(String key) {
    return read(key, Config::getObject, "a section").keySet();
  }

  public String string(String key) {
    return read(key, Config::getString, "a text");
  }

  public List<String> strings(String key) {
    return read(key, Config::getStringList, "a list of texts");
  }

  public boolean flag(String key) {
    return read(key, Config::getBoolean, "true or false");
  }

  public int number(String key) {
    return read(key, Section::whole, "a whole number");
  }

  public double real(String key) {
    return read(key, Config::getDouble, "a number");
  }

  public long bytes(String key) {
    return read(key, Config::getBytes, "a size, as 1 MiB");
  }

  public Duration duration(String key) {
    return read(key, Config::getDuration, "a duration, as 10s");
  }

  /** The library would cut off what is behind the point. */
  private static int whole(Config config, String key) {
    int number = config.getInt(key);
    if (number != config.getDouble(key)) {
      throw new ConfigException.BadValue(key, "it is a fraction");
    }
    return number;
  }

  private <T> T read(String key, BiFunction<Config, String, T> reader, String kind) {
    var whole = path + "." + key;
    try {
      return reader.apply(config, whole);
    } catch (ConfigException.Missing e) {
      throw new IllegalArgumentException(whole + " must be " + kind + ", is not set", e);
    } catch (ConfigException e) {
      throw new IllegalArgumentException(whole + " must be " + kind + ", was " + found(whole), e);
    }
  }

  /** The value and where it stands; of more than one value only what it is. */
  private String found(String whole) {
    try {
      var value = config.getValue(whole);
      var composite = value instanceof ConfigObject || value instanceof ConfigList;
      return (composite ? value.valueType() : value.render(ConfigRenderOptions.concise()))
          + " ("
          + value.origin().description()
          + ")";
    } catch (ConfigException e) {
      return "inside of another value: " + e.getMessage();
    }
  }
}
